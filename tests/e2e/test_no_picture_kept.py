"""Nothing of a frame reaches the disk: neither of a stranger nor of a face that was not shown to be live."""

import cv2
import pytest
import skimage.data
from byte_search import Needles, search
from consenting import FACE
from program import Program

from faceclock.app.enrolment import enroll
from faceclock.app.site import open_site
from faceclock.domain.people import Employee

pytestmark = [pytest.mark.e2e, pytest.mark.slow]
# How pictures begin, whatever is in them.
PICTURES = {
    "JPEG": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "Exif": b"Exif\x00\x00",
    "PNG": b"\x89PNG\r\n\x1a\n",
    "WebP": b"WEBPVP8",
}


@pytest.fixture
def face(tmp_path):
    """Somebody stands before the camera; the photograph lies outside the site."""
    cv2.imwrite(str(tmp_path / "face.png"), skimage.data.astronaut()[:, :, ::-1])
    return tmp_path / "face.png"


@pytest.mark.parametrize(("enrolled", "mode", "told"), [(False, "off", "unknown"), (True, "auto", "refused")])
def test_no_picture_of_unknown_or_refused_faces_is_written(tmp_path, face, enrolled, mode, told):
    folders = [tmp_path / name for name in ("data", "temporary", "home")]
    for folder in folders:
        folder.mkdir()
    with open_site(folders[0], "starter") as site:
        if enrolled:
            enroll(site, Employee("7", "Eileen"), [face], FACE)
    program = Program(folders[0])
    program.environment |= {"TMPDIR": str(folders[1]), "HOME": str(folders[2])}
    seen = program.ok("kiosk", "--fast", "--json", "--source", face, "--liveness", mode)
    assert seen.events(told) and not seen.events("punch")
    pixels = {"pixels": (cv2.imread(str(face))[::16].tobytes(), 64)}
    assert search(Needles(PICTURES, pixels), *folders) == {}
    assert [
        path for folder in folders[1:] for path in folder.rglob("*")
    ] == []  # nor does a library keep anything
