"""Readers: a question and passages → spans, and what makes spans whole."""
