"""The gallery against a float64 reference that knows nothing of its tricks."""

from datetime import UTC, datetime
from threading import Thread

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EmbeddingProblem
from faceclock.domain.people import Template
from faceclock.matching.gallery import Gallery

CONTRACT = EmbeddingContract("test", "a" * 64, 16)


def unit(rng: np.random.Generator, count: int, dimension: int = 16) -> np.ndarray:
    rows = rng.standard_normal((count, dimension))
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def template(vector: np.ndarray, person: str, contract: EmbeddingContract = CONTRACT) -> Template:
    embedding = Embedding(np.asarray(vector, np.float32), contract)
    return Template("t", person, embedding, "test", datetime.now(UTC))


def reference(rows: np.ndarray, people: list[str], probe: np.ndarray) -> tuple[str, str | None]:
    scores = (rows.astype(np.float64) * probe.astype(np.float64)).sum(axis=1)
    order = np.argsort(-scores, kind="stable")
    best = people[order[0]]
    return best, next((people[i] for i in order if people[i] != best), None)


def test_empty_gallery_matches_nobody() -> None:
    gallery = Gallery(CONTRACT)
    assert gallery.search(unit(np.random.default_rng(0), 1)[0]) is None
    assert len(gallery) == 0
    assert gallery.people == ()


def test_one_person_has_no_runner_up() -> None:
    rows = unit(np.random.default_rng(0), 3)
    gallery = Gallery.build(CONTRACT, [template(row, "anna") for row in rows])
    match = gallery.search(rows[1])
    assert match is not None
    assert (match.employee_id, match.runner_up_id, match.runner_up) == ("anna", None, None)
    assert match.similarity == pytest.approx(1.0)


@settings(deadline=None)
@given(st.integers(1, 200), st.integers(1, 40), st.integers(0, 2**32 - 1))
def test_search_agrees_with_float64(templates: int, people: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    rows, owners = unit(rng, templates), [f"p{code}" for code in rng.integers(0, people, templates)]
    gallery = Gallery(CONTRACT)
    gallery.add_rows(rows, owners)
    probes = unit(rng, 5)
    for probe, many in zip(probes, gallery.search_many(probes), strict=True):
        one = gallery.search(probe)
        assert one is not None and many is not None
        assert (one.employee_id, one.runner_up_id) == reference(rows, owners, probe)
        assert one == many


@settings(deadline=None)
@given(st.integers(2, 60), st.integers(0, 2**32 - 1))
def test_near_ties_below_float32_are_told_apart(templates: int, seed: int) -> None:
    """Rows that differ in the last bit of one value: float32 sums cannot order them, float64 can."""
    rng = np.random.default_rng(seed)
    rows = np.repeat(unit(rng, 1), templates, axis=0)
    where = rng.integers(0, 16, templates)
    for row, column in zip(rows, where, strict=True):
        row[column] = np.nextafter(row[column], np.float32(rng.choice([-2, 2])))
    owners = [f"p{i}" for i in range(templates)]
    gallery = Gallery(CONTRACT)
    gallery.add_rows(rows, owners)
    probe = unit(rng, 1)[0]
    match = gallery.search(probe)
    assert match is not None
    assert (match.employee_id, match.runner_up_id) == reference(rows, owners, probe)


def test_identical_templates_give_the_one_enrolled_first() -> None:
    row = unit(np.random.default_rng(1), 1)[0]
    gallery = Gallery.build(
        CONTRACT, [template(row, "first"), template(row, "second"), template(row, "third")]
    )
    match = gallery.search(row)
    assert match is not None
    assert (match.employee_id, match.runner_up_id) == ("first", "second")
    assert match.similarity == match.runner_up


@pytest.mark.parametrize("bad", [np.full(16, np.nan), np.zeros(16), np.ones(16), np.ones(15) / 15**0.5])
def test_fault_26_unusable_vectors_are_neither_enrolled_nor_searched(bad: np.ndarray) -> None:
    gallery = Gallery.build(CONTRACT, [template(unit(np.random.default_rng(0), 1)[0], "anna")])
    with pytest.raises(EmbeddingProblem):
        gallery.search(bad.astype(np.float32))
    with pytest.raises(EmbeddingProblem):
        gallery.add(template(bad, "bad"))
    with pytest.raises(EmbeddingProblem):
        gallery.add_rows(bad[None].astype(np.float32), ["bad"])
    assert gallery.people == ("anna",)


def test_fault_25_another_packs_template_is_refused() -> None:
    other = EmbeddingContract("other", "b" * 64, 16)
    with pytest.raises(EmbeddingProblem, match="other"):
        Gallery(CONTRACT).add(template(unit(np.random.default_rng(0), 1)[0], "anna", other))


def test_removing_a_person_leaves_the_others() -> None:
    rng = np.random.default_rng(2)
    rows = unit(rng, 90)
    owners = [f"p{i % 9}" for i in range(90)]
    gallery = Gallery(CONTRACT)
    gallery.add_rows(rows, owners)
    assert gallery.remove_person("p4") == 10
    assert gallery.remove_person("p4") == 0
    assert gallery.remove_person("nobody") == 0
    assert (len(gallery), "p4" in gallery.people) == (80, False)
    match = gallery.search(rows[4])
    assert match is not None and match.employee_id != "p4"
    gallery.add_rows(rows[4:5], ["p4"])
    match = gallery.search(rows[4])
    assert match is not None and match.employee_id == "p4"


def test_a_reader_never_sees_half_a_write() -> None:
    """Everybody's best match is themselves, at every moment while others come and go."""
    rows = unit(np.random.default_rng(3), 400)
    gallery = Gallery(CONTRACT)
    gallery.add_rows(rows[:50], [f"p{i}" for i in range(50)])
    wrong: list[int] = []

    def read() -> None:
        for i in list(range(50)) * 40:
            match = gallery.search(rows[i])
            if match is None or match.employee_id != f"p{i}":
                wrong.append(i)

    reader = Thread(target=read)
    reader.start()
    for i in range(50, 400):
        gallery.add_rows(rows[i : i + 1], [f"p{i}"])
        if i % 3 == 0:
            gallery.remove_person(f"p{i - 1}" if i > 50 else "nobody")
    reader.join()
    assert wrong == []


def test_the_nearest_people_come_by_their_best_template() -> None:
    rng = np.random.default_rng(3)
    rows, owners = unit(rng, 60), [f"p{code}" for code in rng.integers(0, 9, 60)]
    gallery = Gallery(CONTRACT)
    gallery.add_rows(rows, owners)
    probe = unit(rng, 1)[0]
    best = {
        one: max(float(row @ probe) for row, who in zip(rows, owners, strict=True) if who == one)
        for one in owners
    }
    expected = sorted(best.items(), key=lambda item: -item[1])[:4]
    found = gallery.nearest(probe, 4)
    assert [who for who, _ in found] == [who for who, _ in expected]
    assert [value for _, value in found] == pytest.approx([value for _, value in expected], abs=1e-5)
    assert Gallery(CONTRACT).nearest(probe, 4) == []
