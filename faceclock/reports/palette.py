"""The colours of reports, which are the windows' own; paper is always light.

The heat ramp is one hue from pale to strong, so that it reads in every kind of colour vision and in grey.
"""

from functools import cache

LIGHT = {
    "bg": "#F5F6F8",
    "surface": "#FFFFFF",
    "line": "#E2E6EC",
    "text": "#12161C",
    "muted": "#5A6472",
    "accent": "#1D64D8",
    "accent-soft": "#E6EFFC",
    "ok": "#11734A",
    "ok-soft": "#E2F4EB",
    "warn": "#9A4F00",
    "warn-soft": "#FCF0DF",
    "bad": "#B3261E",
    "bad-soft": "#FBE7E5",
    "extra": "#E08A1E",  # the second series beside accent: blue and orange differ for everybody
    "heat-0": "#F1F4F9",
    "heat-1": "#DCE8FB",
    "heat-2": "#B7D0F6",
    "heat-3": "#8AB1EF",
    "heat-4": "#5890E6",
    "heat-5": "#1D64D8",
    "heat-6": "#123F8C",
    "on-low": "#12161C",
    "on-high": "#FFFFFF",
}

DARK = {
    "bg": "#0D1117",
    "surface": "#161C25",
    "line": "#2A3340",
    "text": "#EAEEF4",
    "muted": "#9AA6B6",
    "accent": "#6AA5FF",
    "accent-soft": "#1A2B47",
    "ok": "#45D796",
    "ok-soft": "#12301F",
    "warn": "#F2B458",
    "warn-soft": "#33260F",
    "bad": "#FF7B70",
    "bad-soft": "#3A1815",
    "extra": "#F2B458",
    "heat-0": "#1B222D",
    "heat-1": "#1C2E4A",
    "heat-2": "#213F6E",
    "heat-3": "#2C5799",
    "heat-4": "#3A6BB0",
    "heat-5": "#6AA5FF",
    "heat-6": "#B9D5FF",
    "on-low": "#EAEEF4",
    "on-high": "#0D1117",
}

HEAT_STEPS = 7
HEAT_DARK_FROM = 5  # from this step on letters are "on-high"


@cache
def rgb(name: str) -> tuple[int, int, int]:
    """A colour on paper."""
    value = LIGHT[name].lstrip("#")
    return int(value[:2], 16), int(value[2:4], 16), int(value[4:], 16)
