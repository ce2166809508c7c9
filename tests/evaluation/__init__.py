"""How right stories are read and tagged: `make evaluate`."""
