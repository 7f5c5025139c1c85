"""How a bundled model is run, and the errors that all rooms raise."""
