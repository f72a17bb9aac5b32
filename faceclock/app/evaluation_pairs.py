"""LFW's lists of pairs, with folds (first line `10<TAB>300`) or without (`1100`, or no first line at all)."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from pathlib import Path

from faceclock.app.evaluation_images import Key
from faceclock.domain.errors import InputProblem
from faceclock.vision.files import read_regular_file

FOLDS = 10  # where the file has none


@dataclass(frozen=True)
class Pair:
    """Two pictures; ``genuine`` when they are said to show one person. ``line`` counts from 1."""

    first: Key
    second: Key
    line: int

    @property
    def genuine(self) -> bool:
        return self.first.person == self.second.person


@dataclass(frozen=True)
class PairList:
    """``folds`` holds the fold of each pair, 0-based; ``declared`` is False when they were made here."""

    pairs: tuple[Pair, ...]
    folds: tuple[int, ...]
    declared: bool


def read_pairs(path: Path) -> PairList:
    """Raises InputProblem, naming the line, for a file that is unreadable, wrong or shorter than it says."""
    try:
        lines = read_regular_file(path).decode("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise InputProblem(f"The list of pairs {path} cannot be read; check its name.") from error
    rows = [(number, line.split()) for number, line in enumerate(lines, start=1) if line.strip()]
    header = _header(rows)
    pairs = tuple(_pair(path, number, fields) for number, fields in (rows[1:] if header else rows))
    if header and len(pairs) != 2 * prod(header):
        raise InputProblem(
            f"{path} promises {2 * prod(header)} pairs but holds {len(pairs)}; get the whole file."
        )
    if len(header) == 2:
        return PairList(pairs, tuple(i // (2 * header[1]) for i in range(len(pairs))), declared=True)
    return PairList(pairs, balanced_folds(pairs), declared=False)


def _header(rows: Sequence[tuple[int, list[str]]]) -> list[int]:
    """Folds and pairs of each kind in a fold, or pairs of each kind in all, or nothing."""
    fields = rows[0][1] if rows else []
    return [int(field) for field in fields] if len(fields) < 3 and all(f.isdecimal() for f in fields) else []


def _pair(path: Path, number: int, fields: list[str]) -> Pair:
    if len(fields) == 3:
        fields = [fields[0], fields[1], fields[0], fields[2]]
    if len(fields) != 4 or not (fields[1].isdecimal() and fields[3].isdecimal()):
        raise InputProblem(
            f"Line {number} of {path} is no pair; it should be 'name 1 2' or 'name 1 other 2'."
        )
    return Pair(_key(fields[0], fields[1]), _key(fields[2], fields[3]), number)


def _key(person: str, number: str) -> Key:
    return Key(person, f"{person}_{int(number):04d}")


def balanced_folds(pairs: Sequence[Pair]) -> tuple[int, ...]:
    """Ten folds by position, both kinds spread alike; neighbours, who often are one person, together."""
    totals = {kind: sum(pair.genuine is kind for pair in pairs) for kind in (True, False)}
    seen = {True: 0, False: 0}
    folds = []
    for pair in pairs:
        folds.append(seen[pair.genuine] * FOLDS // totals[pair.genuine])
        seen[pair.genuine] += 1
    return tuple(folds)
