"""Pure rules over facts."""
