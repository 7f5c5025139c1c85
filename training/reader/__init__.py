"""How the bundled reader is made."""
