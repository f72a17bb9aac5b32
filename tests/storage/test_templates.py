"""Vectors on disk: bit for bit, and never of another pack."""

import struct
import tempfile
from pathlib import Path

import numpy as np
import pytest
from consenting import put_on_roll
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from storage_examples import ANNA, CONTRACT, MONDAY, OTHER_CONTRACT, template

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem, InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.storage.database import Database, open_database
from faceclock.storage.sealed_rows import Sealer, broken
from faceclock.storage.templates import Templates

VECTORS = arrays.arrays(
    np.float32,
    st.integers(1, 600),
    elements=st.floats(-1, 1, width=32).filter(lambda x: x == 0 or abs(x) > 1e-20),
).filter(lambda raw: float(np.linalg.norm(raw.astype(np.float64))) > 1e-3)


@given(raw=VECTORS)
@settings(max_examples=60, deadline=None)
def test_vectors_round_trip_bit_for_bit(raw: np.ndarray) -> None:
    contract = EmbeddingContract("any", "f" * 64, raw.size)
    made = Template(uuid7(), "1", Embedding.of(raw, contract), "photo", MONDAY)
    with tempfile.TemporaryDirectory() as folder, open_database(Path(folder) / "f.sqlite3") as database:
        put_on_roll(database, ANNA)
        Templates(database).add(made)
        for found in (Templates(database).of("1"), Templates(database).all_for(contract)):
            assert [t.embedding.vector.tobytes() for t in found] == [made.embedding.vector.tobytes()]
            assert found[0].embedding.contract == contract
            assert (found[0].id, found[0].source, found[0].created_at) == (made.id, "photo", MONDAY)
            assert found[0].quality is None


def test_blobs_are_little_endian_on_every_machine(database: Database) -> None:
    put_on_roll(database, ANNA)
    made = template()
    Templates(database).add(made)
    [blob] = Sealer(database).open_all("templates", database.rows("SELECT * FROM templates"))
    assert blob == struct.pack("<4f", *made.embedding.vector)
    assert [found.quality for found in Templates(database).of("1")] == [71.5]


def test_fault_25_templates_of_another_pack_are_set_aside(database: Database) -> None:
    templates = Templates(database)
    for employee_id in ("1", "2", "3"):
        put_on_roll(database, Employee(employee_id, "Name"))
    templates.add(template("1"))
    templates.add(template("1", OTHER_CONTRACT))
    templates.add(template("2", OTHER_CONTRACT))
    assert [found.employee_id for found in templates.all_for(CONTRACT)] == ["1"]
    assert templates.set_aside(CONTRACT) == ["2"]
    assert templates.set_aside(OTHER_CONTRACT) == []
    assert templates.count_by_person() == {"1": 2, "2": 1}
    assert templates.counts() == {CONTRACT: 1, OTHER_CONTRACT: 2}


def test_fault_25_same_digest_with_another_dimension_is_another_contract(database: Database) -> None:
    put_on_roll(database, ANNA)
    Templates(database).add(template())
    assert Templates(database).all_for(EmbeddingContract("starter", CONTRACT.digest, 8)) == []


def test_inactive_people_are_not_searched(database: Database) -> None:
    put_on_roll(database, Employee("1", "Name", active=False))
    Templates(database).add(template())
    assert Templates(database).all_for(CONTRACT) == []
    assert len(Templates(database).all_for(CONTRACT, gone=True)) == 1
    assert len(Templates(database).of("1")) == 1


@pytest.mark.parametrize(
    "vector",
    [[np.nan, 0, 0, 1], [0, 0, 0, 0], [np.inf, 0, 0, 0], [3e38, 3e38, 0, 0], [1, 0, 0], [1, 1, 0, 0]],
)
def test_fault_26_an_unusable_vector_is_not_stored(database: Database, vector: list[float]) -> None:
    put_on_roll(database, ANNA)
    bad = Template(uuid7(), "1", Embedding(np.array(vector, np.float32), CONTRACT), "photo", MONDAY)
    with pytest.raises(EmbeddingProblem, match="not stored"):
        Templates(database).add(bad)
    assert Templates(database).of("1") == []


@pytest.mark.parametrize("values", [(float("nan"), 0, 0, 1), (0, 0, 0, 0), (9, 9, 9, 9)])
def test_fault_26_a_vector_damaged_on_disk_never_matches(
    database: Database, values: tuple[float, ...]
) -> None:
    put_on_roll(database, ANNA)
    sound, damaged = template(seed=1), template(seed=2)
    Templates(database).add(sound)
    Templates(database).add(damaged)
    [row] = database.rows("SELECT * FROM templates WHERE id = ?", (damaged.id,))
    sealed = Sealer(database).seal("templates", row, struct.pack("<4f", *values))
    database.execute("UPDATE templates SET sealed = ? WHERE id = ?", (sealed, damaged.id))
    assert [found.id for found in Templates(database).all_for(CONTRACT)] == [sound.id]
    assert Templates(database).load(CONTRACT).damaged == [damaged.id]


def test_fault_06_a_flipped_bit_costs_that_template_alone(database: Database) -> None:
    put_on_roll(database, ANNA)
    sound, damaged = template(seed=1), template(seed=2)
    Templates(database).add(sound)
    Templates(database).add(damaged)
    [(sealed,)] = database.tuples("SELECT sealed FROM templates WHERE id = ?", (damaged.id,))
    for bit in range(8 * len(sealed)):
        flipped = (int.from_bytes(sealed, "big") ^ (1 << bit)).to_bytes(len(sealed), "big")
        database.execute("UPDATE templates SET sealed = ? WHERE id = ?", (flipped, damaged.id))
        loaded = Templates(database).load(CONTRACT)
        assert ([found.id for found in loaded.templates], loaded.damaged) == ([sound.id], [damaged.id])


@pytest.mark.parametrize("column", ["id", "employee_id", "pack_digest", "sealed"])
def test_fault_06_rows_that_were_swapped_do_not_open(database: Database, column: str) -> None:
    put_on_roll(database, ANNA, Employee("2", "Bo Li"))
    Templates(database).add(template("1", seed=1))
    Templates(database).add(template("2", OTHER_CONTRACT, seed=2))
    rows = database.tuples(f"SELECT rowid, {column} FROM templates")
    if column == "id":  # none may have the other's meanwhile
        database.execute("UPDATE templates SET id = rowid")
    for (place, _), (_, value) in zip(rows, reversed(rows), strict=True):
        database.execute(f"UPDATE templates SET {column} = ? WHERE rowid = ?", (value, place))
    assert Templates(database).of("1") == Templates(database).of("2") == []
    assert len(list(broken(database))) == 2


def test_remove_deletes_the_bytes_from_the_file(path: Path) -> None:
    made = template(seed=7)
    with open_database(path) as database:
        put_on_roll(database, ANNA)
        Templates(database).add(made)
        [(sealed,)] = database.tuples("SELECT sealed FROM templates")
    assert made.embedding.vector.tobytes() not in path.read_bytes()
    assert sealed in path.read_bytes()
    with open_database(path) as database:
        Templates(database).remove(made.id, by="hr")
        with pytest.raises(InputProblem, match="no template"):
            Templates(database).remove(made.id)
    assert sealed not in path.read_bytes()


def test_a_template_needs_its_person(database: Database) -> None:
    with pytest.raises(InputProblem, match="Nobody"):
        Templates(database).add(template("9"))
