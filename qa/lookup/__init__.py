"""Where words stand, for those who look words up instead of asking; and a quotation that was pasted."""
