"""Frozen types, reason codes and errors. No input or output happens here."""
