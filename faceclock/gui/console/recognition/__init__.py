"""The page Recognition: threshold, quality, live check, model packs."""
