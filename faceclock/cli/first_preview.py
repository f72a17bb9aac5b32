"""Tells the benchmark when the first picture of the camera is shown."""

from typing import Any

import typer

from faceclock.gui.kiosk.preview import Preview


def tell_first_preview() -> None:
    """Print ``preview`` when the window, which is made later, has painted its first picture."""
    set_picture = Preview.set_picture

    def watched(preview: Preview, picture: Any) -> None:
        Preview.set_picture = set_picture  # type: ignore[method-assign]
        preview.set_picture(picture)
        preview.repaint()  # now, and not with the next round of events
        typer.echo("preview")

    Preview.set_picture = watched  # type: ignore[assignment, method-assign]
