"""How models/encoder-fr-en was made: `python -m training.encoder`."""
