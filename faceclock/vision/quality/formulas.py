"""From raw measures to scores 0..100, after ISO/IEC 29794-5; sharpness has no closed form there and is ours.

Each takes the raw value of its measure, as `measures` computes it, and returns the unrounded score.
"""

import math


def sigmoid(x: float, middle: float, width: float) -> float:
    """1 / (1 + exp((middle - x) / width)); 0 or 1 where the exponent leaves the range of floats."""
    exponent = (middle - x) / width
    return 0.0 if exponent > 700 else 1 / (1 + math.exp(exponent))


def illumination_uniformity(x: float) -> float:
    """``x``: the sum over bins of the smaller of both cheeks' normalised histograms."""
    return 100 * math.pow(x, 0.3)


def luminance_mean(x: float) -> float:
    """``x``: mean luminance, 0..1."""
    return 100 * sigmoid(x, 0.2, 0.05) * (1 - sigmoid(x, 0.8, 0.05))


def luminance_variance(x: float) -> float:
    """``x``: variance of the luminance in 0..1."""
    return 100 * math.sin(math.pi * 60 * x / (60 * x + 1))


def dynamic_range(x: float) -> float:
    """``x``: entropy of the luminance histogram in bits, 0..8."""
    return 12.5 * x


def under_exposure(x: float) -> float:
    """``x``: share of luminance 0..25. Lax: four fifths in the dark still score 90."""
    return 120 * (0.832 - sigmoid(x, 0.92, 0.05))


def over_exposure(x: float) -> float:
    """``x``: share of luminance 247..255."""
    return 1 / (x + 0.01)


def inter_eye_distance(x: float) -> float:
    """``x``: pixels, divided by the cosine of yaw."""
    return 100 * sigmoid(x, 70, 20)


def head_size(x: float) -> float:
    """``x``: eyes' middle to chin over the picture's height."""
    return 200 * (1 - sigmoid(abs(x - 0.45), 0, 0.05))


def angle(x: float) -> float:
    """``x``: yaw, pitch or roll in degrees."""
    return 100 * max(0.0, math.cos(math.radians(x))) ** 2


def single_face(x: float) -> float:
    """``x``: area of the second largest face over that of the largest."""
    return 100 * (1 - x)


def sharpness(x: float) -> float:
    """``x``: see `sharpness.sharpness`. Our own: 50 a little above the limit of a kiosk, where a face is as soft
    as after a Gaussian blur of about 1.2 pixels on the 112x112 crop; 5 % of unblurred lfw-dev lie below 75."""
    return 100 * sigmoid(math.log(max(x, 1e-9)), math.log(0.008), 0.35)


def eye_darkness(x: float) -> float:
    """``x``: see `covering.eye_darkness`. Ours: 50 at the limit of a kiosk."""
    return 100 * (1 - sigmoid(x, 0.66, 0.08))


def mouth_paleness(x: float) -> float:
    """``x``: see `covering.mouth_paleness`. Ours: 50 at the limit of a kiosk."""
    return 100 * (1 - sigmoid(x, 0.08, 0.02))


def mouth_edges(x: float) -> float:
    """``x``: see `covering.mouth_edges`. Ours."""
    return 100 * sigmoid(x, 0.2, 0.05)


def rounded(score: float) -> int:
    """Rounded half away from zero and clamped to 0..100; what is no number scores 0."""
    return 0 if math.isnan(score) else int(min(100.0, max(0.0, math.floor(score + 0.5))))
