"""Tooltips of plain text: Qt takes whatever looks like HTML for it, and a name may look like anything."""

from html import escape

from PySide6.QtGui import Qt


def plain_tip(text: str) -> str:
    """``text`` so that a tooltip shows it letter by letter. Markup in a name would else be obeyed, and an image in it
    fetched: from a network drive on Windows, together with the user's credentials."""
    if not Qt.mightBeRichText(text):
        return text
    return f"<span>{escape(text)}</span>".replace("\n", "<br>")
