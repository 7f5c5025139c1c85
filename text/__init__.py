"""French and English as text: language, sentences, terms, calendar, normalisation for comparing answers."""
