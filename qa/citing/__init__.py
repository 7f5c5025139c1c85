"""Quotations with their place: citations, exports, and whether what was cited still stands."""
