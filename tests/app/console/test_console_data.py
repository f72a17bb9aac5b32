"""Data, devices, settings and audit by the console's services."""

import zipfile
from datetime import UTC, datetime, timedelta

import pytest

from faceclock.app.camera_verdicts import Measure
from faceclock.app.console.accounts import AccountService
from faceclock.app.console.audit import AuditService
from faceclock.app.console.data import DataService
from faceclock.app.console.devices import DeviceService
from faceclock.app.console.logins import Logins
from faceclock.app.console.settings import SettingsService
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem, NotAllowed, SessionOver, StorageProblem
from faceclock.domain.people import Employee
from faceclock.domain.roles import Role
from faceclock.settings.declared import Kind, declared, sections
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Kiosk, Language, Settings
from faceclock.settings.paths import settings_file
from faceclock.storage.audit import Audit
from faceclock.storage.audit_log import AuditFilter


@pytest.fixture
def site(tmp_path):
    with open_site(tmp_path / "data") as site:
        yield site


@pytest.fixture
def owner(site):
    return Logins(site).make_owner("Olga", "correct horse")


def test_a_restore_from_the_console_ends_the_session_and_brings_all_back(site, owner, tmp_path):
    data = DataService(owner, site)
    site.employees.add(Employee("1", "Ana"))
    made = data.back_up(tmp_path / "one.fcbackup")
    found = data.look_into(made.file)
    assert found.manifest.rows["employees"] == 1
    assert data.state().last_backup is not None
    site.employees.add(Employee("2", "Ben"))
    assert data.restore(found.backup).aside.exists()
    assert [person.name for person in site.employees.all()] == ["Ana"]
    with pytest.raises(SessionOver):
        data.state()
    assert Logins(site).log_in("Olga", "correct horse")


def test_a_restore_while_a_kiosk_is_open_leaves_the_console_as_it_was(site, owner, tmp_path):
    data = DataService(owner, site)
    made = data.back_up(tmp_path / "one.fcbackup")
    found = data.look_into(made.file)
    with open_site(site.data) as kiosk:
        kiosk.employees.all()
        with pytest.raises(StorageProblem, match="close them all"):
            data.restore(found.backup)
    assert data.state().size > 0  # goes on, and the session too


def test_the_check_the_export_and_retention(site, owner, tmp_path):
    data = DataService(owner, site)
    assert data.check().sound and data.due() == []
    with zipfile.ZipFile(data.export(tmp_path / "all.zip", pictures=False).file) as archive:
        assert "tables/accounts.jsonl" in archive.namelist()
    assert data.retain() == [] and data.state().last_retention is not None


def test_devices(site, owner):
    devices = DeviceService(owner, site)
    assert devices.cameras().chosen == "auto" and devices.cameras().last is None
    done = devices.test("demo", 1)
    assert devices.cameras().last == done
    assert any(finding.measure is Measure.RATE for finding in done.findings)


def test_every_setting_has_words_a_section_and_a_control(site):
    for one in declared():
        assert one.title and one.description and one.section in sections(), one.key
        if one.kind is Kind.CHOICE:
            assert one.default in [value for value, _ in one.choices]
        if one.kind in (Kind.WHOLE, Kind.NUMBER):
            assert one.least is not None and one.most is not None, one.key


def test_a_change_is_validated_audited_and_taken_over(site, owner):
    settings = SettingsService(owner, site)
    state = settings.change({"kiosk.theme": "dark", "kiosk.undo_seconds": 7}, settings.read().seen)
    assert state.of("kiosk.theme").value == "dark" and state.of("kiosk.theme").changed
    assert site.settings.kiosk.undo_seconds == 7
    newest = Audit(site.database).newest(1)[0]
    assert newest.actor == "Olga"
    assert newest.detail == {"kiosk.theme": "system -> dark", "kiosk.undo_seconds": "5.0 -> 7.0"}
    with pytest.raises(InputProblem, match="undo_seconds"):
        settings.change({"kiosk.theme": "light", "kiosk.undo_seconds": 99}, state.seen)
    assert site.settings.kiosk.theme == "dark"


def test_what_decides_over_hours_is_not_an_administrators(site, owner):
    AccountService(owner, site).add("Adam", Role.ADMINISTRATOR, "blue giraffe")
    settings = SettingsService(Logins(site).log_in("Adam", "blue giraffe"), site)
    state = settings.change({"kiosk.theme": "dark"}, settings.read().seen)
    with pytest.raises(NotAllowed, match="role administrator"):
        settings.change({"kiosk.theme": "light", "attendance.four_eyes": True}, state.seen)
    assert site.settings.kiosk.theme == "dark" and not site.settings.attendance.four_eyes
    assert not any(shown.changed for shown in settings.reset(state.seen).settings)


def test_reset_of_one_and_of_all(site, owner):
    settings = SettingsService(owner, site)
    state = settings.change({"kiosk.theme": "dark", "backup.keep": 3}, settings.read().seen)
    state = settings.reset(state.seen, ("kiosk.theme",))
    assert [shown.declared.key for shown in state.settings if shown.changed] == ["backup.keep"]
    assert not any(shown.changed for shown in settings.reset(state.seen).settings)


def test_a_change_made_elsewhere_is_not_written_over(site, owner):
    settings = SettingsService(owner, site)
    seen = settings.read().seen
    save_settings(settings_file(site.data), Settings(kiosk=Kiosk(sound=False)))
    with pytest.raises(InputProblem, match="changed elsewhere"):
        settings.change({"kiosk.theme": "dark"}, seen)
    held = load_settings(settings_file(site.data))
    assert not held.kiosk.sound and held.kiosk.theme == "system"


def test_the_log_is_read_page_by_page_and_narrowed(site, owner):
    for number in range(25):
        site.employees.add(Employee(str(number), f"Person {number}"), by="Olga")
    AccountService(owner, site).add("Hanna", Role.HR, "blue giraffe")
    log = AuditService(owner, site)
    everything = log.count(AuditFilter())
    first = log.page(AuditFilter(), None, 10)
    second = log.page(AuditFilter(), first[-1].entry.seq, 10)
    sequence = [told.entry.seq for told in first + second]
    assert sequence == sorted(sequence, reverse=True) and len(set(sequence)) == 20
    assert log.count(AuditFilter(action="employee.add")) == 25
    assert log.count(AuditFilter(actor="Olga")) >= 26
    assert [told.name for told in log.page(AuditFilter(about="person 7"))] == ["Person 7"]
    assert [told.name for told in log.page(AuditFilter(about="HANNA"))] == ["Hanna"]
    later = datetime.now(UTC) + timedelta(hours=1)
    assert log.count(AuditFilter(end=later)) == everything and not log.count(AuditFilter(start=later))
    assert "employee.add" in log.choices().actions and "Olga" in log.choices().actors


def test_what_was_before_is_found(site, owner):
    site.employees.add(Employee("1", "Ana", "Shop"))
    site.employees.update(Employee("1", "Ana", "Office"))
    log = AuditService(owner, site)
    newest = next(told.entry for told in log.page(AuditFilter()) if told.entry.action == "employee.update")
    assert log.before(newest).detail["team"] == "Shop"


@pytest.mark.parametrize("name", ["log.csv", "log.pdf"])
def test_what_is_shown_is_exported(site, owner, tmp_path, name):
    site.employees.add(Employee("1", "=cmd()"), by="Olga")
    log, told = AuditService(owner, site), []
    log.export(
        AuditFilter(actor="Olga"),
        tmp_path / name,
        Language.ENGLISH,
        lambda done, total: told.append((done, total)),
    )
    content = (tmp_path / name).read_bytes()
    assert told[-1][0] == told[-1][1] > 0
    if name.endswith("csv"):
        assert "employee.add" in content.decode("utf-8-sig") and "settings" not in content.decode("utf-8-sig")
    else:
        assert content.startswith(b"%PDF")


def test_the_password_of_a_cameras_address_is_not_written_into_the_log(site, owner):
    settings = SettingsService(owner, site)
    settings.change({"kiosk.source": "rtsp://admin:s3cret/@10.0.0.9/live"}, settings.read().seen)
    settings.change({"kiosk.source": "auto"}, settings.read().seen)
    for entry in Audit(site.database).newest(2):
        assert "10.0.0.9/live" in entry.detail["kiosk.source"] and "s3cret" not in str(entry.detail)
