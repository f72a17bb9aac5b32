"""Deleting somebody: what goes, what stays, and a receipt that is known again."""

import json
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from faceclock.app.consents import give
from faceclock.app.operator import acting_as
from faceclock.app.receipt_files import save_receipt
from faceclock.app.removal import read_receipt, receipt_as_json, remove_person, was_given
from faceclock.app.site import Site, open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.embedding import Embedding, EmbeddingContract
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.domain.identifiers import uuid7
from faceclock.domain.people import Employee, Template
from faceclock.settings.model import Language
from faceclock.storage.audit import Audit

CONTRACT = EmbeddingContract("starter", "d" * 64, 4)


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        site.employees.add(Employee("7", "Maria Keller", "Assembly"))
        give(site.database, "7", [Purpose.RECOGNITION, Purpose.TRAINING])
        for value in (1.0, 2.0):
            vector = Embedding.of([value, 1.0, 0.0, 0.0], CONTRACT)
            site.templates.add(Template(uuid7(), "7", vector, f"photo:{value}", datetime.now(UTC)))
        site.portraits.set("7", b"\xff\xd8\xff\xd9")
        site.clock.set_pin("7", "4711", by="Hanna")
        site.clock.punch("7")
        yield site


def removed(site: Site):
    with acting_as("Hanna"):
        return remove_person(site, "7").receipt


def test_the_receipt_counts_what_went_and_what_stayed(site):
    receipt = removed(site)
    assert receipt.deleted == {
        "templates": 2,
        "portrait": 1,
        "pictures": 0,
        "pin": 1,
        "keys": 1,
        "consents_ended": 2,
    }
    assert receipt.kept["punches"] == 1 and receipt.kept["consents"] == 4
    assert (receipt.employee_id, receipt.by, receipt.training_caches) == ("7", "Hanna", 0)
    assert site.templates.of("7") == [] and site.employees.get("7") is None
    assert len(site.punches.of("7")) == 1


def test_the_receipt_names_nobody_and_stands_in_the_log(site):
    receipt = removed(site)
    assert "Keller" not in json.dumps(receipt_as_json(receipt))
    [row] = [row for row in Audit(site.database).about("7") if row.action == "employee.receipt"]
    assert row.actor == "Hanna" and row.detail["digest"] == receipt.digest and row.detail["templates"] == 2


def test_a_saved_receipt_is_known_again_and_a_changed_one_is_not(site, tmp_path):
    receipt, file = removed(site), tmp_path / "receipt.json"
    save_receipt(site, receipt, file)
    assert was_given(site.database, read_receipt(file.read_bytes()))
    file.write_bytes(file.read_bytes().replace(b'"templates": 2', b'"templates": 9'))
    with pytest.raises(InputProblem, match="was changed"):
        read_receipt(file.read_bytes())
    with open_site(tmp_path / "other") as other:
        assert not was_given(other.database, receipt)


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"\xff\xd8", b'{"number": 1}'])
def test_what_is_no_receipt_is_said(data):
    with pytest.raises(InputProblem, match="no receipt"):
        read_receipt(data)


@pytest.mark.parametrize(
    ("language", "title"), [(Language.ENGLISH, "Receipt of a deletion"), (Language.CHINESE, "删除凭证")]
)
def test_on_paper_it_says_the_same(site, tmp_path, language, title):
    receipt, file = removed(site), tmp_path / "receipt.pdf"
    try:
        save_receipt(site, receipt, file, language)
    except EnvironmentProblem as error:
        pytest.skip(f"needs a font with Chinese letters: {error}")
    text = "".join(page.extract_text().replace("\0", "") for page in PdfReader(file).pages)
    assert title in text and receipt.number in text and "Keller" not in text


def test_bad_places_for_a_receipt_are_refused(site, tmp_path):
    receipt = removed(site)
    for name, why in (("receipt.doc", "must end in"), ("no/such/folder/r.pdf", "does not exist")):
        with pytest.raises(InputProblem, match=why):
            save_receipt(site, receipt, tmp_path / name)


def test_nobody_cannot_be_removed(site):
    with pytest.raises(InputProblem, match="Nobody has the ID 8"):
        remove_person(site, "8")
