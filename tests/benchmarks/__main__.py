"""`make bench`: prints every figure beside its bar, with the machine it was measured on."""

import platform

from .reader import measure_reader

if __name__ == "__main__":
    print(f"Python {platform.python_version()}, {platform.system()} {platform.machine()}")
    measure_reader()
