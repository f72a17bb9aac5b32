"""One line of the benchmark."""

from dataclasses import dataclass

from faceclock.app.announcing import Json


@dataclass(frozen=True)
class Row:
    """``target`` is the upper limit of value / reference, or of the value where there is no reference."""

    name: str
    value: float
    unit: str
    reference: float | None = None
    target: float | None = None
    reference_name: str = ""

    def as_json(self) -> Json:
        ratio = self.value / self.reference if self.reference else None
        return {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "reference": None if self.reference is None else round(self.reference, 4),
            "ratio": None if ratio is None else round(ratio, 3),
            "target": self.target,
            "reference_name": self.reference_name,
        }
