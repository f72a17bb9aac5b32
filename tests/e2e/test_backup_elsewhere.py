"""A backup goes to another machine: nothing shows in the file, the passphrase opens it there, and people are known."""

import cv2
import pytest
from program import Program
from skimage.data import astronaut

from faceclock.app.site import open_site

pytestmark = [pytest.mark.e2e, pytest.mark.slow]

WORDS, OTHER_WORDS = "correct horse battery", "another horse battery"
NO_KEYRING = "keyring.backends.null.Keyring"  # whatever this machine has must not be touched
NAME = "Eileen Collins"


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A computer with a home of its own; its passphrase file holds what was last said to it."""
    for name in (
        "FACECLOCK_KEY_STORE",
        "FACECLOCK_MODELS",
        "FACECLOCK_PASSPHRASE",
        "FACECLOCK_PASSPHRASE_FILE",
    ):
        monkeypatch.delenv(name, raising=False)

    def make(name: str, passphrase: str) -> Program:
        home = tmp_path / name
        home.mkdir(exist_ok=True)
        (home / "words").write_text(passphrase)
        made = Program(home / "data")
        made.environment |= {
            "HOME": str(home),
            "PYTHON_KEYRING_BACKEND": NO_KEYRING,
            "FACECLOCK_PASSPHRASE_FILE": str(home / "words"),
        }
        return made

    return make


@pytest.fixture
def photos(tmp_path):
    """Two pictures of one person."""
    picture = cv2.cvtColor(astronaut(), cv2.COLOR_RGB2BGR)
    cv2.imwrite(str(tmp_path / "one.png"), picture)
    cv2.imwrite(str(tmp_path / "two.png"), cv2.convertScaleAbs(picture[10:, 20:], alpha=1.1, beta=6))
    return tmp_path / "one.png", tmp_path / "two.png"


def secrets_of(machine, monkeypatch):
    """What must not be readable in a backup: the name, and the vector of the face."""
    with monkeypatch.context() as patch, open_site(machine.data) as site:
        patch.setenv("FACECLOCK_PASSPHRASE", WORDS)
        [template] = site.templates.of("7")
    vector = template.embedding.vector.tobytes()
    assert len(vector) >= 4 * 64
    return [NAME.encode(), *(vector[start : start + 16] for start in range(0, len(vector), 16))]


def test_a_face_is_known_on_a_new_machine_with_the_passphrase_and_not_without(
    machine, photos, tmp_path, monkeypatch
):
    here, backup = machine("here", WORDS), tmp_path / "one.fcbackup"
    here.ok("enroll", photos[0], "--id", "7", "--name", NAME, "--recognition")
    assert here.ok("data", "backup", backup, "--json").json["portable"]
    content = backup.read_bytes()
    secrets = [*secrets_of(here, monkeypatch), b"SQLite format 3"]
    assert [secret for secret in secrets if secret in content] == []

    wrong = machine("there", OTHER_WORDS).run("data", "restore", backup, "--yes")
    assert wrong.code == 1 and "does not open one.fcbackup" in wrong.err and "Traceback" not in wrong.err
    there = machine("there", WORDS)
    assert not (there.data / "faceclock.sqlite3").exists() and not (there.data / "faceclock.key").exists()
    there.ok("data", "restore", backup, "--yes")
    assert there.ok("identify", photos[1], "--json").json["employee_id"] == "7"

    locked = machine("there", OTHER_WORDS).run("identify", photos[1])
    assert locked.code == 1 and "passphrase is wrong" in locked.err and "Traceback" not in locked.err
