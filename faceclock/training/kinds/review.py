"""The run kind ``review``."""

from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from faceclock.training.checking import checked
from faceclock.training.data.review import Limits, review
from faceclock.training.data.spec import Data
from faceclock.training.events import print_event
from faceclock.training.kinds.material import told

Similarity = Annotated[float, Field(ge=0, le=1)]


@checked
class ReviewRun:
    """Look for wrong names among the photographs; ``outlier``, ``same`` and ``most`` as in `Limits`."""

    kind: Literal["review"]
    output: Path
    data: Data
    outlier: Similarity = 0.0
    same: Similarity = 0.0
    most: Annotated[int, Field(gt=0)] = 200

    def carry_out(self) -> None:
        """Leaves review.json and review.html in ``output``."""
        counts = review(self.data, self.output, Limits(self.outlier, self.same, self.most), told("find"))
        print_event({"event": "review", **counts, "page": str(self.output / "review.html")})
