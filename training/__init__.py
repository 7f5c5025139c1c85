"""How the bundled models were made; never imported by the program."""
