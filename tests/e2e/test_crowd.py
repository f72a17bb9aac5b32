"""Sixty lfw-dev people walk up one after another: forty are enrolled from another picture, twenty are strangers."""

import io
import random
import tarfile
from collections import defaultdict
from datetime import datetime, timedelta

import cv2
import numpy as np
import pytest
from clips import make_walkup_clip

pytestmark = [pytest.mark.e2e, pytest.mark.shared, pytest.mark.slow]

PEOPLE, STRANGERS, SEED = 60, 20, 7
START = datetime.fromisoformat("2026-03-02T08:00:00+00:00")


@pytest.fixture(scope="module")
def pictures(shared):
    """Name -> the first two pictures of each chosen person, as JPEG bytes."""
    with tarfile.open(shared / "data" / "lfw-dev" / "lfw-dev.tar") as tar:
        members = defaultdict(list)
        for member in tar:
            if member.name.endswith(".jpg"):
                members[member.name.split("/")[1]].append(member)
        several = sorted(name for name, items in members.items() if len(items) >= 2)
        chosen = random.Random(SEED).sample(several, PEOPLE)
        return {name: [tar.extractfile(item).read() for item in members[name][:2]] for name in chosen}


def decode(data: bytes) -> np.ndarray:
    return cv2.imdecode(np.frombuffer(io.BytesIO(data).getvalue(), np.uint8), cv2.IMREAD_COLOR)


def enrol(program, pictures, names, folder):
    for name in names:
        (folder / name).mkdir(parents=True)
        (folder / name / "still.jpg").write_bytes(pictures[name][0])
    report = program.ok("people", "import", folder, "--recognition", "--json").json
    return {name for name in names} - {
        name for name in names if any(name in item["source"] for item in report["refused"])
    }


def test_enrolled_people_are_punched_and_strangers_are_not(program, pictures, tmp_path):
    names = sorted(pictures)
    random.Random(SEED).shuffle(names)
    enrolled = enrol(program, pictures, names[STRANGERS:], tmp_path / "people")
    clip = tmp_path / "crowd.mp4"
    walked = make_walkup_clip(clip, [(name, decode(pictures[name][1])) for name in names], seed=SEED)
    answer = program.ok(
        "kiosk", "--headless", "--json", "--fast", "--source", clip, "--start", START.isoformat(), timeout=600
    )
    right, wrong, waits = set(), [], []
    for punch in answer.events("punch"):
        at = (datetime.fromisoformat(punch["at"]) - START) / timedelta(seconds=1)
        there = next(item for item in walked if item.first_frame / 30 <= at <= item.last_frame / 30 + 0.7)
        if there.name == punch["employee_id"]:
            right.add(there.name)
            waits.append(at - there.first_frame / 30)
        else:
            wrong.append((there.name, punch["employee_id"]))
    missed = sorted(enrolled - right)
    print(
        f"\n{len(enrolled)} enrolled, {len(right)} punched, missed {missed}, wrong {wrong}; first frame to punch: "
        f"median {np.median(waits):.2f} s, 95 % {np.percentile(waits, 95):.2f} s of clip time"
    )
    assert wrong == []
    assert len(right) >= 0.85 * len(enrolled)
    assert len(answer.events("punch")) == len(right)
