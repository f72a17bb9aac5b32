"""Deleted rows leave nothing in the pages of the file, and the search that says so finds what is there."""

import io
import zipfile
import zlib
from pathlib import Path

import numpy as np
import pytest
from byte_search import Needles, contents_of, forms_of_a_name, forms_of_a_vector, search

from faceclock.domain.people import Employee
from faceclock.storage.database import open_database
from faceclock.storage.employees import Employees

NAME = "Wilhelmine Ørsted-Featherstonehaugh"
VECTOR = np.random.default_rng(7).normal(size=512).astype(np.float32)


def zipped(data: bytes) -> bytes:
    with io.BytesIO() as stream:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("inner", data)
        return stream.getvalue()


@pytest.mark.parametrize("wrap", [bytes, zipped, lambda data: b"x" * 13 + zlib.compress(data) + b"y" * 5])
@pytest.mark.parametrize("kind", ["<f4", ">f4", "<f8", ">f8"])
def test_the_search_finds_any_32_bytes_of_a_vector(tmp_path: Path, wrap, kind) -> None:
    needles = Needles({}, forms_of_a_vector(VECTOR))
    (tmp_path / "file").write_bytes(wrap(b"odd" + VECTOR.astype(kind).tobytes()[101:133] + b"end"))
    assert set().union(*search(needles, tmp_path).values()) == {f"vector as {kind}"}
    (tmp_path / "file").write_bytes(wrap(VECTOR.astype(kind).tobytes()[101:132]))
    assert search(needles, tmp_path) == {}


@pytest.mark.parametrize("form", list(forms_of_a_name(NAME).values()))
def test_the_search_finds_a_name_in_all_its_forms(form: bytes) -> None:
    needles = Needles(forms_of_a_name(NAME), {})
    assert any(needles.in_bytes(part) for _, part in contents_of("f", zipped(b"." + form + b".")))


def test_deleted_names_are_nowhere_in_the_pages(path: Path) -> None:
    """Pages that were split, joined and filled again keep nothing of what lay in them."""
    names = [f"{NAME} {number:04d}" for number in range(600)]
    with open_database(path) as database:
        people = Employees(database)
        with database.transaction():
            for number, name in enumerate(names):
                people.add(Employee(f"{number:04d}", name))
        gone = list(range(0, 600, 3)) + list(range(201, 300))
        for number in sorted(set(gone)):
            if people.get(f"{number:04d}"):
                people.remove(f"{number:04d}")
        assert database.fold_log()
        there = path.read_bytes() + Path(f"{path}-wal").read_bytes()
    kept = [number for number in range(600) if number not in set(gone)]
    assert all(names[number].encode() in there for number in kept)
    assert [names[number] for number in gone if names[number].encode() in there] == []
