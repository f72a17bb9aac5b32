"""Frozen dataclasses whose values pydantic checks, and whose unknown keys it refuses."""

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

checked = dataclass(frozen=True, config=ConfigDict(extra="forbid"))
