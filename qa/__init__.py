"""Given passages, answer: nouns, errors, language, readers, confidence, citations."""
