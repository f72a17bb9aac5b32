"""What starts the kiosk by itself: files that their own readers take, for any path, and gone without a trace."""

import plistlib
import shutil
import subprocess
from xml.etree import ElementTree

import pytest

from faceclock.app.autostart.desktop import exec_line
from faceclock.app.autostart.order import Kind, order_for
from faceclock.app.autostart.placing import content_of, install, place_of, remove
from faceclock.app.autostart.systemd import session_script
from faceclock.domain.errors import EnvironmentProblem, InputProblem
from faceclock.settings.paths import data_folder

FOLDER = session_script().parent
HARD = 'o d"d $HOME %n \\ `x` <&'


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    """A user's folders in which nothing else lies, and no session of systemd's."""
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))
    (tmp_path / "xdg_runtime_dir").mkdir(mode=0o700)
    for name in ("DBUS_SESSION_BUS_ADDRESS", "FACECLOCK_HOME"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
def passphrase(tmp_path):
    file = tmp_path / "pass phrase"
    file.write_text("correct horse battery staple")
    file.chmod(0o600)
    return file


def checked_by(*command: object) -> None:
    if shutil.which(str(command[0])) is None:
        pytest.skip(f"needs {command[0]}")
    done = subprocess.run([*map(str, command)], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("folder", ["data", HARD])
@pytest.mark.parametrize(("kind", "whose"), [(Kind.SYSTEMD, "--user"), (Kind.SYSTEM, "--system")])
def test_systemd_takes_its_units(tmp_path, passphrase, kind, whose, folder):
    file = tmp_path / "faceclock-kiosk.service"
    file.write_bytes(content_of(kind, order_for(kind, tmp_path / folder, "", passphrase, "root")))
    checked_by("systemd-analyze", "verify", "--man=no", "--recursive-errors=no", whose, file)


@pytest.mark.parametrize("folder", ["data", HARD])
def test_desktops_take_their_entry(tmp_path, passphrase, folder):
    file = tmp_path / "faceclock-kiosk.desktop"
    file.write_bytes(content_of(Kind.DESKTOP, order_for(Kind.DESKTOP, tmp_path / folder, "", passphrase)))
    checked_by("desktop-file-validate", file)


def test_a_hard_path_comes_back_out_of_the_desktop_entry():
    [before, quoted] = exec_line(["env", HARD]).split(" ", maxsplit=1)
    assert before == "env" and quoted[0] == quoted[-1] == '"'
    text = quoted[1:-1].replace("\\\\", "\\")  # the file's escapes
    for sign in ("`", "$", '"', "\\"):
        text = text.replace(f"\\{sign}", sign)
    assert text.replace("%%", "%") == HARD


def test_launchd_gets_the_whole_command_line(tmp_path, passphrase):
    order = order_for(Kind.LAUNCHD, tmp_path / HARD, "pack", passphrase)
    read = plistlib.loads(content_of(Kind.LAUNCHD, order))
    assert read["ProgramArguments"][-5:] == [
        str(tmp_path / HARD),
        "--pack",
        "pack",
        "kiosk",
        "--keep-running",
    ]
    assert read["KeepAlive"] == {"SuccessfulExit": False}
    assert read["EnvironmentVariables"]["FACECLOCK_PASSPHRASE_FILE"] == str(passphrase)


def test_the_task_scheduler_gets_a_document(tmp_path):
    document = ElementTree.fromstring(content_of(Kind.TASK, order_for(Kind.TASK, tmp_path / HARD)))
    space = {"t": "http://schemas.microsoft.com/windows/2004/02/mit/task"}
    arguments = document.findtext(".//t:Exec/t:Arguments", namespaces=space)
    assert arguments.endswith("kiosk --keep-running") and "$HOME" in arguments


@pytest.mark.parametrize("kind", [Kind.SYSTEMD, Kind.DESKTOP, Kind.LAUNCHD, Kind.TASK])
def test_installed_twice_there_is_one_and_removed_there_is_none(tmp_path, kind):
    data = tmp_path / "data"
    first = install(kind, order_for(kind, data))
    again = install(kind, order_for(kind, data))
    assert first == again
    assert sorted(first.file.parent.iterdir()) == [first.file]
    assert bool(first.next_step) is (kind is not Kind.DESKTOP)  # there is nobody here to switch it on
    assert remove(kind, data)
    assert list(first.file.parent.iterdir()) == []
    assert not remove(kind, data)


def test_no_link_of_an_enabled_unit_is_left(tmp_path):
    unit = install(Kind.SYSTEMD, order_for(Kind.SYSTEMD, tmp_path / "data")).file
    link = unit.parent / "graphical-session.target.wants" / unit.name
    link.parent.mkdir()
    link.symlink_to(unit)
    assert remove(Kind.SYSTEMD, tmp_path / "data")
    assert not link.is_symlink()


def test_no_desktop_opens_two_kiosks(tmp_path):
    data = tmp_path / "data"
    unit = install(Kind.SYSTEMD, order_for(Kind.SYSTEMD, data)).file
    entry = install(Kind.DESKTOP, order_for(Kind.DESKTOP, data)).file
    assert entry.exists() and not unit.exists()
    install(Kind.SYSTEMD, order_for(Kind.SYSTEMD, data))
    assert unit.exists() and not entry.exists()


def test_a_machine_wide_kiosk_has_its_own_users_folder_unless_one_is_named(tmp_path):
    assert "--data" not in order_for(Kind.SYSTEM, data_folder()).program
    assert "--data" in order_for(Kind.SYSTEM, tmp_path / "data").program
    assert "--data" in order_for(Kind.DESKTOP, data_folder()).program


def test_bad_input_is_refused_in_a_sentence(tmp_path, passphrase):
    data = tmp_path / "data"
    with pytest.raises(InputProblem, match="is not there"):
        order_for(Kind.DESKTOP, data, "", tmp_path / "nowhere")
    with pytest.raises(InputProblem, match="line break"):
        order_for(Kind.DESKTOP, tmp_path / "a\nb")
    with pytest.raises(InputProblem, match="no name of a user"):
        order_for(Kind.SYSTEM, data, account="kiosk\nExecStartPre=/bin/sh")
    passphrase.chmod(0o644)
    with pytest.raises(InputProblem, match="chmod 600"):
        order_for(Kind.DESKTOP, data, "", passphrase)
    place_of(Kind.DESKTOP, data).parent.parent.write_text("in the way")
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        install(Kind.DESKTOP, order_for(Kind.DESKTOP, data))


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.xml")), ids=lambda file: file.stem)
def test_what_others_read_is_well_formed(file):
    assert ElementTree.parse(file).getroot().tag.partition("}")[2] in (
        "openbox_config",
        "AssignedAccessConfiguration",
        "ShellLauncherConfiguration",
    )


def test_sessions_are_taken_by_desktops_and_shells():
    for file in FOLDER.glob("*.desktop"):
        checked_by("desktop-file-validate", file)
    checked_by("sh", "-n", FOLDER / "faceclock-kiosk-session")
    checked_by("shellcheck", FOLDER / "faceclock-kiosk-session")
