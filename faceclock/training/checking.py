"""Frozen dataclasses whose values pydantic checks, and whose unknown keys it refuses."""

from typing import TypeVar, cast, dataclass_transform

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

Class = TypeVar("Class")


@dataclass_transform(frozen_default=True)
def checked(kind: type[Class]) -> type[Class]:
    """The decorator of run files' tables."""
    return cast("type[Class]", dataclass(frozen=True, config=ConfigDict(extra="forbid"))(kind))
