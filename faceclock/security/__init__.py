"""Keys, hashing, PINs."""
