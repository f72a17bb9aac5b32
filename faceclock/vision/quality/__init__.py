"""Whether a face, in a picture, is good enough to be compared."""
