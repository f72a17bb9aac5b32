"""A receipt of a deletion as a file: PDF for people, JSON for `read_receipt`."""

import json
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from faceclock.app.removal import Receipt, read_receipt, receipt_as_json, was_given
from faceclock.app.site import Site
from faceclock.app.zone import zone_of
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.atomic import replacing
from faceclock.settings.model import Language
from faceclock.vision.files import read_regular_file

SUFFIXES = (".pdf", ".json")


def check_receipt_file(path: Path) -> None:
    """Before anything is deleted. Raises InputProblem for a name that says neither PDF nor JSON, and for a folder
    that is not there."""
    if path.suffix.lower() not in SUFFIXES:
        raise InputProblem(f"The receipt {path.name} must end in .pdf or .json; name it so.")
    if not path.parent.is_dir():
        raise InputProblem(f"The folder {path.parent} does not exist; choose another for the receipt.")


def save_receipt(site: Site, receipt: Receipt, path: Path, language: Language = Language.SYSTEM) -> None:
    """Whole or not at all; the name's end chooses the format. Raises InputProblem as `check_receipt_file`,
    EnvironmentProblem for a file that cannot be written and where no font for the PDF is found."""
    check_receipt_file(path)
    content = _as_pdf(site, receipt, language) if path.suffix.lower() == ".pdf" else _as_json(receipt)
    try:
        with replacing(path) as stream:
            stream.write(content)
    except OSError as error:
        raise EnvironmentProblem(
            f"The receipt {path} cannot be written ({error.strerror or error}); choose another file."
        ) from error


def check_receipt(site: Site, path: Path) -> tuple[Receipt, bool]:
    """The receipt in a JSON file, and whether this site gave it. Raises InputProblem for a file that is none, was
    changed, or cannot be read."""
    try:
        receipt = read_receipt(read_regular_file(path))
    except OSError as error:
        raise InputProblem(f"{path} cannot be read ({error.strerror or error}); check its name.") from error
    return receipt, was_given(site.database, receipt)


def _as_json(receipt: Receipt) -> bytes:
    return json.dumps(receipt_as_json(receipt), ensure_ascii=False, indent=2).encode()


def _as_pdf(site: Site, receipt: Receipt, language: Language) -> bytes:
    from io import BytesIO

    from faceclock.reports.receipt import Deletion
    from faceclock.reports.receipt import receipt as report_of
    from faceclock.reports.words import Words
    from faceclock.reports.writing import Format, writer_of

    words = Words(site.settings.kiosk.language if language is Language.SYSTEM else language)
    at = datetime.fromisoformat(receipt.at).astimezone(ZoneInfo(zone_of(site.settings)))
    deletion = Deletion(
        receipt.number,
        receipt.digest,
        receipt.employee_id,
        at,
        receipt.by,
        receipt.site,
        receipt.deleted,
        receipt.kept,
        receipt.training_caches,
    )
    stream = BytesIO()
    writer_of(Format.PDF, words, font=site.settings.reports.font)(report_of(deletion, words), stream)
    return stream.getvalue()
