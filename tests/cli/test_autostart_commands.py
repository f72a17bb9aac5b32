"""``autostart`` installs, shows and removes; what is wrong is one sentence."""

import pytest


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))


def test_in_place_and_gone_again(run, parsed, tmp_path):
    kind = ("--kind", "desktop", "--json")
    assert parsed(run("autostart", "show", *kind))["installed"] is False
    placed = parsed(run("autostart", "install", *kind))
    assert placed == {
        "kind": "desktop",
        "file": str(tmp_path / "config" / "autostart" / "faceclock-kiosk.desktop"),
        "next_step": "",
    }
    shown = parsed(run("autostart", "show", *kind))
    assert shown["installed"] and "kiosk --keep-running" in shown["text"]
    assert parsed(run("autostart", "remove", "--json")) == {"removed": ["desktop"]}
    assert parsed(run("autostart", "remove", "--json")) == {"removed": []}


def test_without_a_kind_it_is_what_this_session_reads(run, parsed):
    assert parsed(run("autostart", "show", "--json"))["kind"] == "desktop"  # no session of systemd's


def test_wrong_usage_and_bad_files(run, tmp_path):
    assert run("autostart", "show", "--kind", "cron").exit_code == 2
    result = run("autostart", "install", "--kind", "desktop", "--passphrase-file", tmp_path / "nowhere")
    assert result.exit_code == 1 and result.stderr.count("\n") == 1
    said = run("kiosk", "--keep-running", "--headless")
    assert said.exit_code == 2
