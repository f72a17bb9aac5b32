"""Frame to outcome, and the loops that feed it."""
