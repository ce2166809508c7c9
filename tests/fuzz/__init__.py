"""A fuzzer of the reader: `make fuzz SECONDS=600`. What it holds is in `promises`."""
