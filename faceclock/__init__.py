"""FaceClock: attendance by looking at a camera, on one's own computer."""

import os

__version__ = "0.1.0"

# onnxruntime tells its maker what it does, under a number that it gives the computer, unless it is told not to before
# it is loaded. Nothing that happens here is anybody else's business.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
