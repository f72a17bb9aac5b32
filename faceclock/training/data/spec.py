"""What a run file says about its data."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from faceclock.training.checking import checked
from faceclock.training.people import Part, part_of

Share = Annotated[float, Field(ge=0, lt=1)]


@checked
class Data:
    """``images``: where photographs lie, as `open_source` says. ``teacher``: a pack's folder. ``cache``: where
    faces and labels are kept. ``held_out``: the share of people who are never trained on; ``validation``: of
    those by whom choices are made; both drawn by name and ``split_seed``. ``exclude``: evaluation sets (pairs,
    lists of names or pictures) whose people are left out, and with ``exclude_alike`` above 0 everybody who is at
    least that similar to one of their pictures. ``decisions``: what was decided after a review."""

    images: Path
    teacher: Path
    cache: Path
    held_out: Share = 0.2
    validation: Share = 0.0
    split_seed: int = 0
    exclude: tuple[Path, ...] = ()
    exclude_alike: Annotated[float, Field(ge=0, le=1)] = 0.0
    decisions: Path | None = None

    def __post_init__(self) -> None:
        if self.held_out + self.validation >= 1:
            raise ValueError("held_out and validation together leave nobody to learn from")

    def part(self, person: str) -> Part:
        """Which part of the data somebody belongs to."""
        return part_of(person, self.held_out, self.validation, self.split_seed)
