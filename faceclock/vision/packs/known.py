"""What is known of nets that their holders publish without a description of their input."""

from faceclock.vision.packs.manifest import RecogniserSpec

# Trained on x/255 with mean (0.485 0.456 0.406) and deviation (0.229 0.224 0.225); here in pixel values.
MOBILEFACENET = RecogniserSpec(
    file="MobileFaceNet.onnx",
    size=112,
    colour="rgb",
    mean=(123.675, 116.28, 103.53),
    std=(58.395, 57.12, 57.375),
    dimension=128,
    alignment="arcface-112",
)

# Scales its input inside the net.
SFACE = RecogniserSpec(
    file="face_recognition_sface_2021dec.onnx",
    size=112,
    colour="rgb",
    mean=(0.0, 0.0, 0.0),
    std=(1.0, 1.0, 1.0),
    dimension=128,
    alignment="arcface-112",
)
