"""How well and how fast the program works: metrics, data loaders, measurements."""
