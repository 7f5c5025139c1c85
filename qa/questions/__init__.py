"""What was typed, as a question: cleaned, its language known, follow-ups joined, halves told apart."""
