"""Given articles, find passages: reading files, cutting, encoding, storing, searching."""
