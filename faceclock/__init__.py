"""FaceClock: attendance by looking at a camera, on one's own computer."""

__version__ = "0.1.0"
