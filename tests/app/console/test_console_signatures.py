"""Consents that were signed: the words as they were shown, and the name under them."""

import pytest

from faceclock.app.consents import Agreement, give_signed
from faceclock.app.operator import acting_as
from faceclock.app.site import open_site
from faceclock.domain.consent import TEXTS_IN, Purpose
from faceclock.domain.errors import InputProblem
from faceclock.domain.people import Employee
from faceclock.storage.consents import Consents
from faceclock.storage.signatures import Signatures

PNG = b"\x89PNG drawn"
FACE = frozenset({Purpose.RECOGNITION})


@pytest.fixture
def database(tmp_path):
    with open_site(tmp_path / "data") as site:
        site.employees.add(Employee("7", "Li Wei"))
        yield site.database


def test_a_signature_stands_beside_its_consent_with_the_words(database):
    with acting_as("Hanna"):
        give_signed(database, "7", Agreement(FACE, " li  wei", "zh_CN", PNG))
    [consent] = Consents(database).of("7")
    assert (consent.purpose, consent.given, consent.actor) == (Purpose.RECOGNITION, True, "Hanna")
    signed = Signatures(database).of("7")[consent.id]
    assert (signed.name, signed.language, signed.picture) == ("li  wei", "zh_CN", PNG)
    assert signed.words == TEXTS_IN["zh_CN"][Purpose.RECOGNITION]


def test_what_stands_is_not_given_again(database):
    for _ in range(2):
        give_signed(database, "7", Agreement(FACE, "Li Wei"))
    assert len(Consents(database).of("7")) == len(Signatures(database).of("7")) == 1


@pytest.mark.parametrize("name", ["", "Li", "Somebody Else"])
def test_nobody_signs_with_another_name(database, name):
    with pytest.raises(InputProblem, match="is not the person's"):
        give_signed(database, "7", Agreement(FACE, name))
    assert not Consents(database).of("7")


def test_a_drawing_has_a_limit(database):
    with pytest.raises(InputProblem, match="too large"):
        give_signed(database, "7", Agreement(FACE, "Li Wei", drawing=bytes(200_000)))


def test_every_language_has_every_purpose():
    assert all(set(texts) == set(Purpose) for texts in TEXTS_IN.values())
