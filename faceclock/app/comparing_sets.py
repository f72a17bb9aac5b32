"""Which pictures two packs are compared on: the site's and a public set, without people they were trained on."""

import csv
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from faceclock.app.comparing_material import KeptPictures, Material, PictureSource, choose, look
from faceclock.app.contenders import Contender, name_hash, picture_hash
from faceclock.app.evaluation_images import ImageSet, Key
from faceclock.app.evaluation_pairs import PairList, balanced_folds, read_pairs
from faceclock.app.site import Site
from faceclock.domain.errors import InputProblem
from faceclock.vision.files import read_regular_file
from faceclock.vision.packs.loading import Pack

Json = dict[str, Any]
Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Sets:
    """What to compare on. Without ``images`` it is the site's kept enrolment pictures; ``people`` is the most
    to draw from a set without a list of pairs; ``groups`` is a CSV ``person,group``, else teams serve."""

    images: Path | None = None
    public: Path | None = None
    pairs: Path | None = None
    groups: Path | None = None
    people: int = 1000
    seed: int = 0


def gather(
    site: Site,
    contenders: tuple[Contender, Contender],
    packs: tuple[Pack, Pack],
    sets: Sets,
    progress: Progress,
) -> tuple[list[Material], Json, list[str]]:
    trained, warnings = _trained(contenders)
    materials, told = [], {}
    groups = read_groups(sets.groups) if sets.groups else _teams(site)
    own: PictureSource = ImageSet(sets.images) if sets.images else KeptPictures(site.database)
    public = ImageSet(sets.public) if sets.public else None
    for title, source, pairs in (("site", own, None), ("public", public, sets.pairs)):
        keys = source.keys if source else []
        held_out = [key for key in keys if not {name_hash(key.person), picture_hash(key)} & trained]
        listed = _listed(pairs, held_out, keys) if pairs else None
        wanted = _named(listed) if listed else choose(held_out, sets.people, sets.seed)
        told[title] = _count(keys, held_out, wanted)
        if source and wanted:
            known = groups if title == "site" or sets.groups else {}
            material = look(title, source, wanted, packs, progress, pairs=listed, groups=known)
            told[title] |= {"no_face": _faceless(material), "people_with_two": material.with_two}
            materials.append(material)
    return materials, told, warnings


def _trained(contenders: tuple[Contender, Contender]) -> tuple[frozenset[str], list[str]]:
    """Whom either pack was trained on. Those of the current one are left out too: it would seem too good."""
    trained: frozenset[str] = frozenset()
    warnings = []
    for item in contenders:
        known = item.trained_on()
        trained |= known or frozenset()
        if known is None:
            warnings.append(
                f"Pack {item.manifest.name} does not say on whom it was trained: pictures of these people, "
                "if there are any here, make it seem better than it is."
            )
    return trained, warnings


def _listed(file: Path, held_out: Collection[Key], keys: Collection[Key]) -> PairList:
    """The pairs of people nobody trained on. Raises InputProblem for a picture that is not there."""
    listed, there, allowed = read_pairs(file), set(keys), set(held_out)
    for pair in listed.pairs:
        for key in (pair.first, pair.second):
            if key not in there:
                raise InputProblem(
                    f"Line {pair.line} of {file} names {key.stem}, which is not among the pictures."
                )
    kept = tuple(pair for pair in listed.pairs if {pair.first, pair.second} <= allowed)
    if len(kept) == len(listed.pairs):
        return listed
    return PairList(kept, balanced_folds(kept), declared=False)


def _named(listed: PairList) -> list[Key]:
    return sorted({key for pair in listed.pairs for key in (pair.first, pair.second)})


def read_groups(file: Path) -> dict[str, str]:
    """Group by person. Raises InputProblem for a file that is no such table."""
    try:
        text = read_regular_file(file).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(f"The table of groups {file} cannot be read; check its name.") from error
    rows = list(csv.DictReader(StringIO(text, newline="")))
    if not rows or not {"person", "group"} <= rows[0].keys():
        raise InputProblem(f"{file.name} is no table of groups; its first line must be person,group.")
    return {row["person"]: row["group"] for row in rows if row["person"] and row["group"]}


def _teams(site: Site) -> Mapping[str, str]:
    return {employee.id: employee.team for employee in site.employees.all() if employee.team}


def _count(keys: Collection[Key], held_out: Collection[Key], wanted: Collection[Key]) -> Json:
    people = {key.person for key in keys}
    return {
        "people": len({key.person for key in wanted}),
        "pictures": len(wanted),
        "people_left_out_as_trained_on": len(people - {key.person for key in held_out}),
        "people_with_two": 0,
    }


def _faceless(material: Material) -> Json:
    return {
        "current": int((~material.current.found).sum()),
        "candidate": int((~material.candidate.found).sum()),
    }
