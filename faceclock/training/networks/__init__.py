"""Networks as plain torch modules, chosen by name."""
