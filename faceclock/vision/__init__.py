"""Numpy in, domain out: pictures, packs, detectors, recognisers, sources."""
