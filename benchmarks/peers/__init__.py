"""Ibid beside what people would use instead: the same articles, questions and models, one system at a time."""
