"""A picture at an instant."""

from dataclasses import dataclass
from datetime import datetime

from faceclock.domain.face import Image


@dataclass(frozen=True, eq=False)
class Frame:
    """One picture of a source: ``index`` counts from 0, ``at`` is an aware UTC datetime, ``seconds`` the
    position on the source's own clock (monotonic for cameras, media time for clips)."""

    image: Image
    index: int
    at: datetime
    seconds: float
