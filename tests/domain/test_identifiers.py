"""Identifiers say when they were made."""

from datetime import UTC, datetime, timedelta

import pytest

from faceclock.domain.identifiers import derived_uuid, made_at, uuid7


def test_an_identifier_knows_its_instant() -> None:
    made = made_at(uuid7())
    assert made is not None and abs(datetime.now(UTC) - made) < timedelta(minutes=1)


@pytest.mark.parametrize("other", ["", "x", derived_uuid("x"), "ffffffff-ffff-7fff-bfff-ffffffffffff"])
def test_what_is_none_of_them_has_none(other: str) -> None:
    assert made_at(other) is None
