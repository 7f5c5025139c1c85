"""From spans to what is shown: candidates, their evidence, the probability fitted on it, statements."""
