"""`make bench`: prints every figure beside its bar, with the machine it was measured on."""

from .reader import measure_reader

if __name__ == "__main__":
    measure_reader()
