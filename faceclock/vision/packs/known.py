"""What is known of nets that their holders publish without a description of their input."""

from faceclock.vision.packs.manifest import RecogniserSpec
from faceclock.vision.packs.manifest_liveness import Answer, Crop, LivenessNetSpec, LivenessSpec

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

# Logits (real, spoof). Of 105 faces of lfw-dev none scores below -2 and 8 below +2; the two photographs of a
# photograph in the shared data score -14 and -8.
MINIFAS = LivenessSpec(
    nets=(
        LivenessNetSpec(
            file="minifas_128.onnx",
            crop=Crop.SQUARE,
            scale=1.5,
            size=128,
            colour="rgb",
            divisor=255.0,
            answer=Answer.LOGITS,
            classes=2,
            live=0,
        ),
    ),
    spoof=-2.0,
    threshold=0.0,
    live=2.0,
    probe=0.8656,
)

# By InsightFace's own adapter: eyes and mouth at 0.45 of the ArcFace template's size about the middle of 80x80,
# RGB / 255, one probability, live from 0.8 on.
INSIGHTFACE_LIVENESS = LivenessSpec(
    nets=(
        LivenessNetSpec(
            file="liveness.onnx",
            crop=Crop.ARCFACE,
            scale=80 / (0.45 * 112),
            size=80,
            colour="rgb",
            divisor=255.0,
            answer=Answer.PROBABILITY,
            classes=1,
            live=0,
        ),
    ),
    spoof=0.2,
    threshold=0.8,
    live=0.8,
)
