"""Colours of marks in the style of the window."""

from faceclock.gui.tokens import Palette


def tone_colours(palette: Palette, tone: str) -> tuple[str, str]:
    """Letters and ground of a tone."""
    return {
        "ok": (palette.ok, palette.ok_soft),
        "warn": (palette.warn, palette.warn_soft),
        "bad": (palette.bad, palette.bad_soft),
        "info": (palette.accent, palette.accent_soft),
    }.get(tone, (palette.muted, palette.bg))
