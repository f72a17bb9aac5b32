"""What a run says of its data: a line of numbers, and a file with every picture that is not used."""

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from faceclock.app.evaluation_images import ImageSet
from faceclock.settings.atomic import replace_text
from faceclock.training.data.decisions import named
from faceclock.training.data.summary import advice, counted
from faceclock.training.events import print_event
from faceclock.training.faces import NO_FACE, FaceTable

REPORT = "data.json"
Rows = NDArray[np.int_]


def tell_data(
    cache: Path, images: ImageSet, table: FaceTable, train: Rows, validation: Rows, test: Rows
) -> None:
    """Print the event ``data`` and leave ``data.json`` in ``cache``: the same with the names of all pictures
    that are not used and the reason."""
    used = np.concatenate([train, validation, test])
    people = table.people
    excluded = np.setdiff1d(np.arange(len(people)), used)
    left = [(named(entry.key), entry.reason) for entry in table.left_out]
    strangers = validation if len(validation) else test
    event: dict[str, Any] = {
        "event": "data",
        "pictures": len(images.keys),
        "faces": len(people),
        "no_face": sum(reason == NO_FACE for _, reason in left),
        "unreadable": sum(reason != NO_FACE for _, reason in left),
        "skipped": len(images.skipped),
        "excluded": counted(people[excluded]),
        "train": counted(people[train]),
        "validation": counted(people[validation]),
        "test": counted(people[test]),
        "notes": advice(people[train], people[strangers]),
    }
    names = sorted(set(people[excluded].tolist()))
    report = event | {"left_out": left + images.skipped, "excluded_people": names}
    file = cache / REPORT
    replace_text(file, json.dumps(report, indent=1, ensure_ascii=False))
    print_event(event | {"report": str(file)})
