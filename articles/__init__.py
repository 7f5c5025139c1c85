"""File → Article: formats, layout, dates and other metadata, passages."""
