"""Whom something was trained on: names and pictures as digests, in a file that travels with packs."""

from collections.abc import Iterable
from pathlib import Path

from faceclock.app.contenders import TRAINED_ON, name_hash


def noted_in(*folders: Path) -> set[str]:
    """The digests that stand in the notes of ``folders``; none where there is no note."""
    files = [folder / TRAINED_ON for folder in folders if (folder / TRAINED_ON).is_file()]
    return {digest for file in files for digest in file.read_text(encoding="utf-8").split()}


def note_people(folder: Path, people: Iterable[str], earlier: Iterable[str] = ()) -> None:
    """Write the note of ``folder``: ``people`` by name, and digests that were noted ``earlier``."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / TRAINED_ON).write_text(note({*earlier, *map(name_hash, set(people))}), encoding="utf-8")


def note(digests: Iterable[str]) -> str:
    """A line for each."""
    return "".join(f"{digest}\n" for digest in sorted(digests))
