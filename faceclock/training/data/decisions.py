"""What a person decided after looking through a review, applied to a source without touching it."""

import tomllib
from collections.abc import Collection, Iterator
from dataclasses import field
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from faceclock.app.evaluation_images import ImageSet
from faceclock.app.picture_sources import Entry, Key, Load, Source, open_source
from faceclock.domain.errors import InputProblem
from faceclock.settings.toml_text import parse_toml
from faceclock.training.checking import checked
from faceclock.training.data.spec import Data
from faceclock.vision.files import read_regular_file


@checked
class Decisions:
    """Pictures are named ``person/stem`` as the source does. ``drop``: pictures not to be used. ``move``: whom
    a picture really shows. ``merge``: names of one person each, the first is kept. ``keep``: pictures that are
    right, and ``apart``: names of two people each: neither is asked about again."""

    drop: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    merge: tuple[tuple[str, ...], ...] = ()
    apart: tuple[tuple[str, ...], ...] = ()
    move: dict[str, str] = field(default_factory=dict)


def read_decisions(file: Path) -> Decisions:
    """Raises InputProblem, saying what is wrong with the file."""
    try:
        return TypeAdapter(Decisions).validate_python(parse_toml(read_regular_file(file).decode("utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise InputProblem(f"The decisions in {file} cannot be read ({error}); check the file.") from error
    except ValidationError as error:
        fault = error.errors()[0]
        name = ".".join(str(part) for part in fault["loc"])
        raise InputProblem(f"{file}: {name} is wrong ({fault['msg']}); change it.") from error


def open_images(data: Data) -> ImageSet:
    """The photographs of a run, with its decisions applied."""
    source = open_source(data.images)
    if data.decisions is not None:
        source = Decided(source, read_decisions(data.decisions))
    return ImageSet(data.images, source)


def named(key: Key) -> str:
    """As decisions name a picture."""
    return f"{key.person}/{key.stem}"


class Decided:
    """A source as it should have been; decisions about what it does not hold are among its ``skipped``."""

    def __init__(self, source: Source, decisions: Decisions) -> None:
        self._source = source
        self._given: dict[Key, Key] = {}  # the source's key of each of ours
        person = _final_names(decisions.merge)
        self.entries = list[Entry]()
        for entry in source.entries:
            if named(entry.key) not in decisions.drop:
                who = decisions.move.get(named(entry.key), entry.key.person)
                self.entries.append(self._renamed(entry, person.get(who, who)))
        self.mark = sha256(repr((source.mark, decisions)).encode()).hexdigest()
        unknown = _unknown(source, decisions)
        self.skipped = [
            *source.skipped,
            *((name, "decided about, but not in data.images") for name in unknown),
        ]

    def given(self, key: Key) -> Key:
        return self._given[key]

    def read(self, wanted: Collection[Key]) -> Iterator[tuple[Entry, Load]]:
        ours = {given: key for key, given in self._given.items() if key in wanted}
        for entry, load in self._source.read(ours.keys()):
            yield Entry(ours[entry.key], entry.name), load

    def _renamed(self, entry: Entry, person: str) -> Entry:
        key = Key(person, entry.key.stem)
        if key in self._given:  # two people's first pictures may have one name
            key = Key(person, f"{entry.key.person}-{entry.key.stem}")
        self._given[key] = entry.key
        return Entry(key, entry.name)


def _final_names(groups: tuple[tuple[str, ...], ...]) -> dict[str, str]:
    """The name that each merged one gets; groups that share a name are one."""
    final: dict[str, str] = {}
    for first, *others in (group for group in groups if group):
        kept = final.get(first, first)
        for other in others:
            old = final.get(other, other)
            final |= {name: kept for name, to in final.items() if to == old} | {other: kept, old: kept}
    return {name: to for name, to in final.items() if name != to}


def _unknown(source: Source, decisions: Decisions) -> list[str]:
    pictures = {named(entry.key) for entry in source.entries}
    people = {entry.key.person for entry in source.entries}
    merged = {name for group in decisions.merge for name in group}
    return sorted({*decisions.drop, *decisions.move} - pictures) + sorted(merged - people)
