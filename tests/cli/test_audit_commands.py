"""``db check`` and ``audit`` on the command line."""

import sqlite3

import pytest

DATABASE = "faceclock.sqlite3"


@pytest.fixture
def tampered(run, data):
    """A site whose first person was renamed by another program; called to do it."""
    run("people", "add", "1", "Ana")

    def tamper(sql="UPDATE employees SET name = 'Eve'"):
        with sqlite3.connect(data / DATABASE) as raw:
            raw.execute(sql)
        raw.close()

    return tamper


def test_a_sound_site_is_sound(run, parsed):
    run("people", "add", "1", "Ana")
    checked = parsed(run("db", "check", "--json"))
    assert checked["sound"] and checked["findings"] == [] and checked["rows"]["employees"] == 1
    verified = parsed(run("audit", "verify", "--json"))
    assert verified["sound"] and verified["entries"] == checked["entries"] and verified["first"] is None
    assert "holds" in run("audit", "verify").stdout and "is sound" in run("db", "check").stdout


def test_the_first_broken_row_is_named_with_exit_code_1(run, tampered):
    tampered()
    verified = run("audit", "verify")
    assert verified.exit_code == 1 and "First broken row: row 1 of employees is not" in verified.stdout
    checked = run("db", "check")
    assert checked.exit_code == 1 and "Row 1 of employees was changed" in checked.stdout


def test_a_missing_guard_is_named(run, tampered):
    tampered("DROP TRIGGER audit_no_delete")
    assert "trigger audit_no_delete" in run("db", "check").stdout


@pytest.mark.parametrize(
    ("sql", "told"),
    [
        ("DROP TABLE chain_salts", "table chain_salts is not the one"),
        ("DROP TABLE employees", "table employees is not the one"),
        ("DROP TABLE chain", "is damaged (no such table: "),
        ("DROP TRIGGER chain_no_delete; DELETE FROM chain", "ends at entry 0"),
    ],
)
def test_what_was_emptied_or_removed_is_told_in_a_sentence(run, tampered, sql, told):
    for statement in sql.split(";"):
        tampered(statement)
    checked, verified = run("db", "check"), run("audit", "verify")
    assert told in " ".join(checked.output.split())
    assert checked.exit_code == verified.exit_code == 1
    assert "error of its own" not in checked.output + verified.output


def test_a_checkpoint_is_made_and_held_against_the_chain(run, parsed, tampered, tmp_path):
    made = parsed(run("audit", "checkpoint", "--output", tmp_path, "--json"))
    run("people", "add", "2", "Ben")
    for given in (made["file"], made["code"], made["code"].lower().replace("-", " ").replace("0", "o")):
        verified = parsed(run("audit", "verify", "--checkpoint", given, "--json"))
        assert verified["checkpoint"] == {"standing": "holds", "entries": made["entries"]}
    assert run("audit", "checkpoint").stdout.strip().count("-") == 3


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("12-ABC", "no code"),
        ("77-ABCDEF-GHJKMN-PQRSTV", "typing error"),
        ("nowhere/x.fccheckpoint", "no file"),
    ],
)
def test_what_is_no_checkpoint_is_one_sentence(run, given, told):
    refused = run("audit", "verify", "--checkpoint", given)
    assert refused.exit_code == 1 and told in refused.output and "Traceback" not in refused.output


def test_a_loss_is_told_until_it_is_accepted(run, parsed, data):
    run("people", "add", "1", "Ana")
    older = (data / DATABASE).read_bytes()
    run("people", "add", "2", "Ben")
    (data / DATABASE).write_bytes(older)
    for words in (("audit", "verify"), ("db", "check")):
        told = run(*words)
        assert told.exit_code == 1 and "its last ones are lost" in told.stdout
    assert run("audit", "accept-loss").exit_code == 1  # nobody answered
    lost = parsed(run("audit", "accept-loss", "--yes", "--json"))["accepted"]
    assert lost["found"] < lost["expected"]
    assert run("audit", "verify").exit_code == 0
    assert "Nothing was lost" in run("audit", "accept-loss", "--yes").stdout


def test_after_a_restore_the_chain_holds_and_a_later_checkpoint_is_explained(run, parsed, tmp_path):
    run("people", "add", "1", "Ana")
    earlier = parsed(run("audit", "checkpoint", "--json"))["code"]
    made = parsed(run("data", "backup", tmp_path, "--json"))["file"]
    for number in range(2, 9):
        run("people", "add", str(number), "Ben")
    later = parsed(run("audit", "checkpoint", "--json"))["code"]
    assert run("data", "restore", made, "--yes").exit_code == 0
    assert run("audit", "verify", "--checkpoint", earlier).exit_code == 0
    told = run("audit", "verify", "--checkpoint", later)
    assert told.exit_code == 1 and "a backup was restored on" in told.stdout


def test_without_the_key_all_else_is_checked(run, parsed, data):
    run("audit", "checkpoint")  # makes the key
    (data / "faceclock.key").unlink()
    checked = parsed(run("db", "check", "--json"))
    assert checked["sound"] and checked["entries"] > 0
    refused = run("audit", "checkpoint")
    assert refused.exit_code == 1 and "Traceback" not in refused.output
