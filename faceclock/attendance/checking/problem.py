"""What may be wrong with an entry of a rule book."""

from dataclasses import dataclass

from faceclock.domain.rulebook import BEGINNING


@dataclass(frozen=True)
class Problem:
    """``field`` is the dotted key within the entry, empty for all of it. A notice is true and stops nothing."""

    table: str
    key: str
    field: str
    sentence: str
    notice: bool = False

    def __str__(self) -> str:
        entry = f"{self.table} {self.key}".removesuffix(f"@{BEGINNING}")
        return f"{entry}, {self.field}: {self.sentence}" if self.field else f"{entry}: {self.sentence}"
