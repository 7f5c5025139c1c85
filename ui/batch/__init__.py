"""Many questions at once: a file of questions, answered row by row into another file."""
