"""Colours can be read and stand in one place."""

import re
from dataclasses import asdict
from pathlib import Path

import pytest

import faceclock.gui
from faceclock.gui.tokens import DARK, LIGHT, SIZES, SMALLEST_SCALE, Metrics, scale_for

STYLES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
STRONG = ("text", "muted_strong", "accent_strong", "ok_strong", "warn_strong", "bad_strong")
PLAIN = ("muted", "accent", "ok", "warn", "bad")


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[-6:][at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@STYLES
@pytest.mark.parametrize("tone", STRONG)
def test_kiosk_text_can_be_read_from_afar(palette, tone):
    soft = (
        getattr(palette, tone.replace("_strong", "_soft"))
        if hasattr(palette, f"{tone[:-7]}_soft")
        else palette.bg
    )
    for ground in (palette.bg, palette.surface, soft):
        assert contrast(getattr(palette, tone), ground) >= 7


@STYLES
@pytest.mark.parametrize("tone", PLAIN)
def test_plain_tones_can_be_read_near_by(palette, tone):
    soft = getattr(palette, f"{tone}_soft", palette.bg)
    for ground in (palette.bg, palette.surface, soft):
        assert contrast(getattr(palette, tone), ground) >= 4.5


@STYLES
def test_text_on_filled_grounds(palette):
    assert contrast(palette.on_ok, palette.ok_strong) >= 7
    assert contrast(palette.on_accent, palette.accent_strong) >= 7
    assert contrast(palette.on_stage, palette.pill) >= 7
    assert contrast(palette.text, palette.warn_soft) >= 7


@STYLES
def test_the_named_tones_are_those_of_the_design(palette):
    named = {
        "light": (
            "#F5F6F8",
            "#FFFFFF",
            "#E2E6EC",
            "#12161C",
            "#5A6472",
            "#1D64D8",
            "#11734A",
            "#9A4F00",
            "#B3261E",
        ),
        "dark": (
            "#0D1117",
            "#161C25",
            "#2A3340",
            "#EAEEF4",
            "#9AA6B6",
            "#6AA5FF",
            "#45D796",
            "#F2B458",
            "#FF7B70",
        ),
    }["light" if palette is LIGHT else "dark"]
    names = ("bg", "surface", "line", "text", "muted", "accent", "ok", "warn", "bad")
    assert tuple(asdict(palette)[name] for name in names) == named


def test_only_the_tokens_name_colours():
    folder = Path(faceclock.gui.__file__).parent
    for path in folder.rglob("*.py"):
        if path.name != "tokens.py":
            assert not re.search(r"#[0-9A-Fa-f]{6}|\brgba?\(", path.read_text(encoding="utf-8")), path


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ((1280, 720), 1.0),
        ((1920, 1080), 1.5),
        ((720, 1280), 1.0),
        ((1024, 600), 0.8),
        ((2560, 1080), 1.5),
        ((640, 400), SMALLEST_SCALE),
    ],
)
def test_sizes_follow_the_screen(size, scale):
    assert scale_for(*size) == pytest.approx(scale)


def test_a_finger_always_finds_its_target():
    assert Metrics(0.75).touch(SIZES.touch) == SIZES.touch
    assert Metrics(1.5).touch(SIZES.touch) == 84
