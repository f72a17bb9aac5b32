"""Fine-tuning a whole pack's recogniser: a map behind it, its last layers, or all of it."""
