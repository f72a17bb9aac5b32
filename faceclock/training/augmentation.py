"""How training pictures are changed: which changes, how often and how strongly."""

from typing import Annotated

from numpy.random import Generator
from pydantic import Field

from faceclock.domain.face import Image
from faceclock.training.checking import checked
from faceclock.training.data.changes import (
    blurred,
    coarse,
    compressed,
    covered,
    darkened,
    exposed,
    greyed,
    moved,
    noisy,
    tinted,
    warp_field,
)
from faceclock.vision.alignment import TEMPLATE_SIZE

__all__ = ["Augmentation", "augmented", "covered", "moved", "photometric", "warp_field"]

Chance = Annotated[float, Field(ge=0, le=1)]
Strength = Annotated[float, Field(ge=0)]


@checked
class Augmentation:
    """``mirror`` to ``cover`` are chances. ``untouched``: the share of faces that only move. Strengths:
    ``turn`` degrees, ``scale`` (of the logarithm) and ``shift`` pixels are standard deviations, ``light`` and
    ``colour`` those of logarithmic gains; the others are the worst that happens."""

    untouched: Chance = 0.35
    mirror: Chance = 0.5
    dark: Chance = 0.12
    grey: Chance = 0.12
    blur: Chance = 0.15
    far: Chance = 0.12
    noise: Chance = 0.25
    jpeg: Chance = 0.12
    cover: Chance = 0.15
    turn: Strength = 3.0
    scale: Annotated[float, Field(ge=0, le=0.5)] = 0.035
    shift: Strength = 1.2
    light: Annotated[float, Field(ge=0, le=2)] = 0.18
    colour: Annotated[float, Field(ge=0, le=2)] = 0.05
    darkest: Annotated[float, Field(gt=0, le=0.5)] = 0.15
    blur_pixels: Annotated[float, Field(gt=0, le=20)] = 1.8
    far_share: Annotated[float, Field(gt=0.02, le=0.8)] = 0.3
    noise_levels: Annotated[float, Field(ge=0, le=100)] = 10.0
    jpeg_quality: Annotated[int, Field(ge=1, le=99)] = 25


NONE = Augmentation(untouched=1.0, mirror=0.0, turn=0.0, scale=0.0, shift=0.0)
USUAL = Augmentation()


def augmented(random: Generator, crop: Image, how: Augmentation = USUAL) -> Image:
    """A face of 112x112 from an aligned crop with margin: all are moved, most change in other ways too."""
    face = moved(
        random, crop, TEMPLATE_SIZE, turn=how.turn, scale=how.scale, shift=how.shift, mirror=how.mirror
    )
    if random.random() < how.untouched:
        return face
    face = photometric(random, face, how)
    return covered(random, face) if random.random() < how.cover else face


def photometric(random: Generator, image: Image, how: Augmentation = USUAL) -> Image:
    """Another camera and another light; each of the harder changes happens to few pictures."""
    dark, grey, blur, far, noise, jpeg = random.random(6).tolist()
    if dark < how.dark:
        image = darkened(random, image, how.darkest)
    else:
        image = tinted(random, exposed(random, image, how.light), how.colour)
    if grey < how.grey:
        image = greyed(random, image)
    if blur < how.blur:
        image = blurred(random, image, how.blur_pixels)
    if far < how.far:
        image = coarse(random, image, how.far_share)
    if noise < how.noise:
        image = noisy(random, image, how.noise_levels)
    if jpeg < how.jpeg:
        image = compressed(random, image, how.jpeg_quality)
    return image
