"""After a deletion every byte of every file of the site is searched: no name, no vector, no picture is left."""

import json
import shutil
import signal
from collections.abc import Mapping
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import cv2
import numpy as np
import pytest
import skimage.data
from byte_search import Needles, forms_of_a_name, forms_of_a_vector, search
from program import Program

from faceclock.app.consents import Agreement, give_signed
from faceclock.app.safekeeping.scheduled import back_up_by_itself
from faceclock.app.site import open_site
from faceclock.domain.consent import Purpose
from faceclock.domain.errors import KeyProblem
from faceclock.domain.people import Employee
from faceclock.settings.change import change_setting
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.paths import settings_file
from faceclock.storage.enrolment_pictures import EnrolmentPictures

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
NAME = "Wilhelmine Ørsted-Featherstonehaugh"
_JPEG_HEAD = 700  # bytes of tables that every picture of the same encoder begins with


class House:
    """A site with all the places where anything of it may lie."""

    def __init__(self, root: Path) -> None:
        self.data, self.backups, self.temporary, self.home = (
            root / name for name in ("data", "backups", "temporary", "home")
        )
        for folder in (self.data, self.backups, self.temporary, self.home):
            folder.mkdir(parents=True)
        self.program = Program(self.data)
        self.program.environment |= {"TMPDIR": str(self.temporary), "HOME": str(self.home)}
        file, settings = settings_file(self.data), load_settings(settings_file(self.data))
        for key, value in {
            "enrolment.keep_pictures": "true",
            "backup.folder": str(self.backups),
            "backup.keep": "1",
            "site.kiosk": "door",
        }.items():
            settings = change_setting(settings, key, value)
        save_settings(file, settings)

    @property
    def folders(self) -> tuple[Path, ...]:
        return self.data, self.backups, self.temporary, self.home

    def search(self, needles: Needles) -> dict[str, set[str]]:
        return search(needles, *self.folders)

    def back_up(self, days: int = 0) -> None:
        """As the schedule does, so many days from now."""
        with open_site(self.data) as site:
            back_up_by_itself(site, datetime.now(UTC) + timedelta(days=days))

    @contextmanager
    def kiosk(self, pictures: Path):
        """A real one, off-screen, before which the person stands."""
        arguments = ("kiosk", "--headless", "--json", "--loop", "--source", pictures)
        process = self.program.start(*arguments)
        try:
            while json.loads(process.stdout.readline())["event"] != "punch":
                pass
            yield process
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=30)


@pytest.fixture
def house(tmp_path) -> House:
    return House(tmp_path)


@pytest.fixture
def pictures(tmp_path) -> Path:
    """The photograph that she was enrolled with is hers, and lies outside."""
    (tmp_path / "hers").mkdir()
    cv2.imwrite(str(tmp_path / "hers" / "photo.png"), skimage.data.astronaut()[:, :, ::-1])
    return tmp_path / "hers"


def enrol(house: House, pictures: Path) -> Mapping[str, bytes]:
    """What is stored of her, in clear."""
    person = ("--id", "4711", "--name", NAME, "--pin", "482913", "--recognition", "--keep-pictures")
    house.program.ok("enroll", *person, pictures / "photo.png")
    drawing = cv2.imencode(".png", np.random.default_rng(1).integers(0, 255, (40, 90), np.uint8))[1].tobytes()
    with open_site(house.data, "starter") as site:
        site.employees.add(Employee("12", "Ben"))
        give_signed(site.database, "4711", Agreement(frozenset({Purpose.TRAINING}), NAME, "en", drawing))
        [template], [kept] = site.templates.of("4711"), EnrolmentPictures(site.database).of("4711")
        portrait = site.portraits.get("4711")
        return {
            "vector": template.embedding.vector.tobytes(),
            "portrait": portrait[_JPEG_HEAD:],
            "kept picture": kept.jpeg[_JPEG_HEAD:],
            "signature": drawing[60:],
        }


def needles_of(clear: Mapping[str, bytes]) -> tuple[Needles, Needles]:
    """Her name, and what is stored of her face and hand."""
    vector = np.frombuffer(clear["vector"], np.float32)
    pictures = {label: (content, 64) for label, content in clear.items() if label != "vector"}
    names = {**forms_of_a_name(NAME), **forms_of_a_name("Featherstonehaugh")}
    return Needles(names, {}), Needles({}, {**forms_of_a_vector(vector), **pictures})


def test_nothing_of_a_deleted_person_is_left_in_any_file(house, pictures, tmp_path):
    clear = enrol(house, pictures)
    name, body = needles_of(clear)
    house.back_up()
    with house.kiosk(pictures):
        before = house.search(name)
        assert any("faceclock.sqlite3" in file for file in before)  # where it stands in clear, it is found
        assert house.search(body) == {}  # and of a face nothing ever stands in clear
        shutil.copytree(house.data, tmp_path / "stolen")
        answer = house.program.ok("people", "remove", "4711", "--yes", "--json").json
        assert answer["log_emptied"] and answer["deleted"]["keys"] == 2
        house.back_up(days=2)  # which drops the one before
        assert len(list(house.backups.iterdir())) == 1
        assert house.search(name) == {} and house.search(body) == {}
    assert house.search(name) == {} and house.search(body) == {}
    assert_only_the_key_opens_a_copy_of_before(tmp_path / "stolen", clear, body)


def assert_only_the_key_opens_a_copy_of_before(copy: Path, clear: Mapping[str, bytes], body: Needles) -> None:
    """Whoever took the files before the deletion has her name, and needs the master key for the rest."""
    assert search(body, copy) == {}
    with open_site(copy) as site:
        assert site.templates.of("4711")[0].embedding.vector.tobytes() == clear["vector"]
    (copy / "faceclock.key").unlink()
    with open_site(copy) as site, pytest.raises(KeyProblem):
        site.templates.of("4711")
