"""What a run file says about its data."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from faceclock.training.checking import checked


@checked
class Data:
    """``images``: a folder or tar of <Name>/<Name>_0001.jpg. ``teacher``: a pack's folder. ``cache``: where
    faces and labels are kept. ``held_out``: the share of people who are never trained on."""

    images: Path
    teacher: Path
    cache: Path
    held_out: Annotated[float, Field(ge=0, lt=1)] = 0.2
