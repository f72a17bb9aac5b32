"""The kinds of runs: a checked dataclass each, whose ``carry_out`` does the work."""
