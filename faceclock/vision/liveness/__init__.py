"""Whether a live person stands there: by a network from single frames, by geometry from a turning head."""
