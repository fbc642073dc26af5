"""The catalogue, one module per family of codes: each has a tuple `CODES`."""
