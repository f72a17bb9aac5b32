"""A site of the demo's people, and packs that differ from the shipped one in how they see pixels."""

import json
import shutil
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from consenting import FACE

from faceclock.app.comparing import current_contender
from faceclock.app.consents import give
from faceclock.app.enrolment import Candidate, enroll_all
from faceclock.app.looking import identify_photo
from faceclock.app.promotion import promote
from faceclock.app.site import Site, open_site
from faceclock.app.training_runs import training_folder
from faceclock.domain.consent import Purpose
from faceclock.domain.people import Employee
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.paths import settings_file, shipped_packs_folder
from faceclock.storage.audit import Audit
from faceclock.vision.packs.manifest import read_manifest, write_manifest
from faceclock.vision.sources.demo_people import demo_people

Json = dict[str, Any]

STARTER = shipped_packs_folder() / "starter"
EVERYTHING = frozenset(Purpose)
SILENT = "1007"  # agreed to nothing: no picture of theirs is kept
REASON = "a trial on the demo"


def photographs(folder: Path) -> dict[str, list[Path]]:
    """Two of each of the demo's people, by number: the picture and its mirror image, a little darker."""
    made: dict[str, list[Path]] = {}
    for person in demo_people():
        darker = np.asarray(person.image[:, ::-1] * 0.9, np.uint8)
        for index, image in enumerate((person.image, darker), start=1):
            file = folder / person.id / f"{person.id}_{index:04d}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            cv2.imwrite(str(file), image)
            made.setdefault(person.id, []).append(file)
    return made


def make_site(data: Path, photos: dict[str, list[Path]], *, silent: Sequence[str] = ()) -> None:
    """Everybody agrees to everything but the ``silent``, whose pictures are not kept."""
    set_setting(data, "enrolment.keep_pictures", "true")
    with open_site(data, "starter") as site:
        people = [
            Candidate(
                Employee(number, f"Person {number}", "Demo"), files, FACE if number in silent else EVERYTHING
            )
            for number, files in photos.items()
        ]
        report = enroll_all(site, people)
        assert (report.added, report.refused) == (len(photos), [])


def set_setting(data: Path, key: str, value: str) -> None:
    file = settings_file(data)
    save_settings(file, change_setting(load_settings(file), key, value))


def agree(site: Site, employee_id: str) -> None:
    give(site.database, employee_id, EVERYTHING)


def make_variant(folder: Path, name: str = "variant", mean: float = 126.0, **changes: object) -> Path:
    """The starter pack, looking at pixels from another middle: its templates are others."""
    pack = folder / name
    shutil.copytree(STARTER, pack, ignore=shutil.ignore_patterns("*.safetensors", "runs", "*.md"))
    manifest = read_manifest(STARTER)
    assert manifest.recogniser
    spec = replace(manifest.recogniser, mean=(mean,) * 3)
    write_manifest(pack, replace(manifest, name=name, recogniser=spec, **changes))
    return pack


def make_run(data: Path, name: str, state: str = "done") -> Path:
    """A run's folder with a whole pack in it."""
    run = training_folder(data) / name
    make_variant(run / "pack")
    now = datetime.now(UTC).isoformat()
    status = {"state": state, "kind": "adapter", "pid": 0, "started_at": now, "ended_at": now, "message": ""}
    (run / "status.json").write_text(json.dumps(status))
    return run


def quiet(done: int, total: int) -> None:
    pass


def forced(data: Path, pack: Path | str) -> Json:
    """Promote without a comparison."""
    return promote(data, str(pack), REASON, "", quiet)


def pack_in_use(data: Path) -> str:
    with open_site(data) as site:
        return current_contender(site).manifest.name


def whom(data: Path, photo: Path) -> str | None:
    with open_site(data) as site:
        return identify_photo(site, photo)["employee_id"]


def audited(data: Path, action: str) -> list[Json]:
    """What the audit log tells of each such change of packs."""
    with open_site(data) as site:
        changes = Audit(site.database).about("recognition.pack")
    return [entry.detail for entry in changes if entry.action == action]
