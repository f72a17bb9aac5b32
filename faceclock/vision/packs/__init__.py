"""Model packs: what they hold, how they are checked, found and installed."""
