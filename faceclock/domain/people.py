"""Employees and their templates."""

from dataclasses import dataclass
from datetime import datetime

from faceclock.domain.embedding import Embedding


@dataclass(frozen=True)
class Employee:
    """A person on the roll; ``id`` is the site's own number and never changes."""

    id: str
    name: str
    team: str = ""
    active: bool = True


@dataclass(frozen=True, eq=False)
class Template:
    """One enrolled embedding. ``source`` says what picture it came from, never where on disk; ``quality`` is that
    picture's, 0..100, None where it was never measured."""

    id: str
    employee_id: str
    embedding: Embedding
    source: str
    created_at: datetime
    quality: float | None = None
