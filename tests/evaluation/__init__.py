"""How right the reader reads: `make evaluate`."""
