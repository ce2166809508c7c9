"""How fast: `make bench`. Measured, never asserted: machines differ, ratios and medians tell."""
