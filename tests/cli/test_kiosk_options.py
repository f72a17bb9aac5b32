"""Options of the kiosk that exclude one another are told before anything is opened."""

from typer.testing import CliRunner

from faceclock.cli.main import app


def test_a_loop_without_an_end_is_not_run_as_fast_as_possible(tmp_path):
    result = CliRunner().invoke(app, ["--data", str(tmp_path / "site"), "kiosk", "--loop", "--fast"])
    assert result.exit_code == 2
    assert not (tmp_path / "site").exists()
