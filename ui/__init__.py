"""The chat page: layout, rendering of citations, labels in both languages."""
