"""Hashing of PINs and the delay after wrong ones."""
