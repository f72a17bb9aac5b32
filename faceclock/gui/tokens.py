"""Every colour and size of the windows. Nothing else names one.

Tones with ``_strong`` are for text and filled badges of the kiosk, which is read from two metres: at least
7 : 1 on ``bg``, ``surface`` and their own soft tone. The plain ones (4.5 : 1) are for lines and the console.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Palette:
    """Colours of one style as #RRGGBB or #AARRGGBB."""

    bg: str
    surface: str
    line: str
    text: str
    muted: str
    muted_strong: str
    accent: str
    accent_soft: str
    accent_strong: str
    on_accent: str
    ok: str
    ok_soft: str
    ok_strong: str
    on_ok: str
    warn: str
    warn_soft: str
    warn_strong: str
    bad: str
    bad_soft: str
    bad_strong: str
    stage: str  # behind the picture
    on_stage: str
    oval: str
    pill: str  # behind a hint on the picture
    veil: str  # over the picture outside the oval


LIGHT = Palette(
    bg="#F5F6F8",
    surface="#FFFFFF",
    line="#E2E6EC",
    text="#12161C",
    muted="#5A6472",
    muted_strong="#48515E",
    accent="#1D64D8",
    accent_soft="#E6EFFC",
    accent_strong="#14489F",
    on_accent="#FFFFFF",
    ok="#11734A",
    ok_soft="#E2F4EB",
    ok_strong="#0B5A39",
    on_ok="#FFFFFF",
    warn="#9A4F00",
    warn_soft="#FCF0DF",
    warn_strong="#7A3E00",
    bad="#B3261E",
    bad_soft="#FBE7E5",
    bad_strong="#8E1B15",
    stage="#0F1218",
    on_stage="#FFFFFF",
    oval="#FFFFFF",
    pill="#E00D1117",
    veil="#4D0D1117",
)

DARK = Palette(
    bg="#0D1117",
    surface="#161C25",
    line="#2A3340",
    text="#EAEEF4",
    muted="#9AA6B6",
    muted_strong="#A6B1C0",
    accent="#6AA5FF",
    accent_soft="#1A2B47",
    accent_strong="#8CBAFF",
    on_accent="#0D1117",
    ok="#45D796",
    ok_soft="#12301F",
    ok_strong="#45D796",
    on_ok="#0D1117",
    warn="#F2B458",
    warn_soft="#33260F",
    warn_strong="#F2B458",
    bad="#FF7B70",
    bad_soft="#3A1815",
    bad_strong="#FF9A91",
    stage="#030406",
    on_stage="#FFFFFF",
    oval="#FFFFFF",
    pill="#E00D1117",
    veil="#59030406",
)


@dataclass(frozen=True)
class Hue:
    """A colour that tells things of one kind apart, such as shifts; ``ink`` is read on ``soft`` (4.5 : 1)."""

    ink: str
    soft: str


HUES_LIGHT = (
    Hue("#1D64D8", "#E6EFFC"),
    Hue("#9A4F00", "#FCF0DF"),
    Hue("#6B3FC0", "#EFE8FB"),
    Hue("#0B6B74", "#DDF2F3"),
    Hue("#A82668", "#FBE6F0"),
    Hue("#11734A", "#E2F4EB"),
    Hue("#7A4A2B", "#F4EAE2"),
    Hue("#48515E", "#E9ECF1"),
)
HUES_DARK = (
    Hue("#6AA5FF", "#1A2B47"),
    Hue("#F2B458", "#33260F"),
    Hue("#B99BFF", "#2A2047"),
    Hue("#4FD1DB", "#0F2F33"),
    Hue("#FF8FC0", "#3B1729"),
    Hue("#45D796", "#12301F"),
    Hue("#E0A982", "#33241A"),
    Hue("#A6B1C0", "#262E3A"),
)


def hues_of(palette: Palette) -> tuple[Hue, ...]:
    """Those of a style."""
    return HUES_DARK if palette is DARK else HUES_LIGHT


@dataclass(frozen=True)
class Sizes:
    """Lengths of the kiosk in pixels at 720 lines."""

    small: int = 18
    body: int = 20
    company: int = 24
    title: int = 32
    clock: int = 44
    display: int = 72

    space_1: int = 4
    space_2: int = 8
    space_3: int = 12
    space_4: int = 16
    space_5: int = 20
    space_6: int = 24
    space_7: int = 32
    space_8: int = 48

    radius_control: int = 14
    radius_card: int = 16
    radius_stage: int = 20

    line: int = 1
    frame: int = 2  # a card's border when it says how something ended
    oval: int = 6
    bar: int = 4  # the countdown

    chip: int = 32
    touch: int = 56
    button: int = 62
    badge: int = 64
    sign: int = 88  # the round behind a message's icon
    dot: int = 12  # one step of a head turn's
    arrow: int = 96  # the round with the arrow on the picture
    portrait: int = 96
    mark: int = 36
    icon: int = 24
    header: int = 56
    header_tall: int = 112
    footer: int = 56
    side: int = 428  # the card beside the picture
    strip: int = 164  # the card below the picture of a low screen
    strip_button: int = 168
    strip_panel: int = 800
    card_tall: int = 336  # the card below the picture of an upright screen


@dataclass(frozen=True)
class ConsoleSizes:
    """Lengths of the console in logical pixels; the screen's own scale comes on top."""

    small: int = 12
    body: int = 14
    heading: int = 18
    title: int = 24
    figure: int = 30

    radius_control: int = 8
    radius_card: int = 12

    control: int = 36
    row: int = 40
    rail: int = 208
    rail_narrow: int = 64
    rail_item: int = 38
    icon: int = 20
    badge: int = 32
    gap: int = 16
    page: int = 28  # around a page
    card: int = 20  # within a card
    dialog: int = 520
    narrow_below: int = 1100  # narrower windows have a rail of icons alone


INK = "#000000"  # of a signature, which is kept black on white whatever the style
SIZES = Sizes()
CONSOLE = ConsoleSizes()
SMALLEST_CONSOLE = (960, 600)
REFERENCE_LONG, REFERENCE_SHORT = 1280, 720
SMALLEST_SCALE, SMALLEST_WIDTH, SMALLEST_HEIGHT = 0.75, 800, 480
LOW_HEIGHT = 640  # a screen with fewer lines has the card below the picture
LARGE_TEXT = 1.25
MOTION_MS = 160
BECKON_MS, FRAME_MS = 1100, 33  # once to and fro of the arrow; thirty pictures a second
STROKE, STROKE_BOLD = 1.75, 2.75  # of the line icons, on their grid of 24


def scale_for(width: int, height: int) -> float:
    """How much larger than the reference a screen is; an upright one against an upright reference."""
    long, short = max(width, height), min(width, height)
    return max(SMALLEST_SCALE, min(long / REFERENCE_LONG, short / REFERENCE_SHORT))


@dataclass(frozen=True)
class Metrics:
    """Sizes on one screen: ``px`` of a length, ``touch`` of one that a finger hits, ``font`` of letters."""

    scale: float = 1.0
    text: float = 1.0

    def px(self, length: float) -> int:
        return max(1, round(length * self.scale))

    def touch(self, length: float) -> int:
        return max(SIZES.touch, self.px(length))

    def font(self, size: float) -> int:
        return round(size * self.scale * self.text)
