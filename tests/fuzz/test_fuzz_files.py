"""What fuzzing found in packs, tables, documents and records, each with the smallest input that showed it."""

import io
import json
import lzma
import tarfile
import tomllib
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fuzz_nets import NETS  # noqa: F401 - makes tiny_packs known
from fuzz_tables import site
from tiny_packs import detector, make_pack, recogniser

from faceclock.app.attendance.import_format import Columns, PunchFileFormat
from faceclock.app.attendance.importing import import_into
from faceclock.app.attendance.rule_files import read_rules
from faceclock.app.people_preview import preview_people
from faceclock.app.picture_sources import open_source
from faceclock.app.removal import read_receipt
from faceclock.app.safekeeping.archive import DATABASE, read_manifest
from faceclock.app.safekeeping.checkpoints import compare
from faceclock.app.safekeeping.opening import Opened
from faceclock.domain.errors import InputProblem, PackProblem, SeveralProblems
from faceclock.security.checkpoints import Checkpoint, opened, sealed
from faceclock.security.passphrases import unwrap, wrap
from faceclock.settings.file import load_settings
from faceclock.settings.toml_text import parse_toml
from faceclock.storage.database import open_database
from faceclock.storage.examination import examine_file
from faceclock.vision.packs.importing import import_pack
from faceclock.vision.packs.inspecting import inspect_models
from faceclock.vision.packs.manifest import MANIFEST_NAME
from faceclock.vision.packs.manifest import read_manifest as read_pack
from faceclock.vision.packs.unpacking import unpack
from faceclock.vision.packs.verify import verify_pack

DEEP = 100_000


def test_a_sentence_holds_no_commands_to_a_terminal():
    assert str(InputProblem("a\x1b[2Jb\x00\u2028c")) == "a\ufffd[2Jb\ufffd\ufffdc"
    assert SeveralProblems(["a\x1bb"]).problems == ["a\ufffdb"]


def test_one_of_several_faults_is_not_longer_than_anybody_reads():
    (problem,) = SeveralProblems(["x" * 5000]).problems
    assert len(problem) < 400


@pytest.mark.parametrize(
    "text", ["a = " + "9" * 5000, "a = 0x" + "f" * 5000, "a = " + "[" * DEEP, "a = 9223372036854775808"]
)
def test_numbers_and_nesting_without_end_are_no_toml(tmp_path: Path, text: str):
    with pytest.raises(tomllib.TOMLDecodeError):
        parse_toml(text)
    file = tmp_path / "settings.toml"
    file.write_text(text)
    with pytest.raises(InputProblem, match="is not TOML"):
        load_settings(file)
    with pytest.raises(InputProblem, match="no usable TOML"):
        read_rules(file)


def test_the_smallest_and_largest_whole_numbers_are_toml():
    assert parse_toml("a = [9223372036854775807, -9223372036854775808]")["a"] == [2**63 - 1, -(2**63)]


def test_a_pack_whose_files_are_a_device_or_a_ring_of_links_is_refused(tmp_path: Path):
    pack = make_pack(tmp_path)
    (pack / "det.onnx").unlink()
    (pack / "det.onnx").symlink_to(pack / "det.onnx")
    with pytest.raises(PackProblem, match="link that leads nowhere"):
        verify_pack(pack)
    (pack / MANIFEST_NAME).unlink()
    (pack / MANIFEST_NAME).symlink_to("/dev/zero")
    with pytest.raises(PackProblem, match="cannot be read"):
        read_pack(pack)


def test_models_without_a_pack_may_be_devices_too(tmp_path: Path):
    models = tmp_path / "models"
    models.mkdir()
    (models / "det.onnx").write_bytes(detector())
    (models / "rec.onnx").write_bytes(recogniser())
    (models / "more.onnx").symlink_to("/dev/zero")
    with pytest.raises(PackProblem, match="may not be used commercially"):  # all else is in order
        import_pack(models, tmp_path / "packs")
    (models / "manifest.json").symlink_to("/dev/zero")
    with pytest.raises(PackProblem, match="does not name"):
        import_pack(models, tmp_path / "packs")


def test_words_without_end_are_told_shortened_and_deep_tables_refused(tmp_path: Path):
    file = tmp_path / "settings.toml"
    for text in (
        f"[site]\nzone = '{'x' * 5000}'",
        f"[kiosk]\n{'x' * 5000} = 1",
        "x" + ".x" * 500_000 + " = 1",
    ):
        file.write_text(text)
        with pytest.raises(InputProblem) as caught:
            load_settings(file)
        assert len(str(caught.value)) < 500 + len(str(file))


@pytest.mark.parametrize("name", ["é" * 130, "a\nb"])
def test_a_pack_may_name_its_files_as_it_likes(tmp_path: Path, name: str):
    pack = make_pack(tmp_path)
    manifest = pack / MANIFEST_NAME
    manifest.write_text(manifest.read_text().replace("det.onnx", json.dumps(name, ensure_ascii=False)[1:-1]))
    with pytest.raises(PackProblem, match="is missing"):
        verify_pack(pack)


def test_names_in_a_net_need_not_be_text(tmp_path: Path):
    (tmp_path / "det.onnx").write_bytes(detector())
    data = recogniser(first=("Sub0", "Mul0")).replace(b"Sub0", b"\xffub0")
    (tmp_path / "rec.onnx").write_bytes(data)
    assert inspect_models(tmp_path).recogniser.dimension == 8


def zipped(name: str = "x", how: int = zipfile.ZIP_STORED) -> bytearray:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        archive.writestr(name, b"x" * 1000)
    return bytearray(stream.getvalue())


def without_a_name() -> bytes:
    data = zipped()
    at = data.find(b"PK\1\2")
    data[at + 28 : at + 30], data[at + 30 : at + 32] = (
        b"\0\0",
        b"\1\0",
    )  # the name's byte becomes an extra one
    return bytes(data)


def of_broken_lzma() -> bytes:
    data = zipped(how=zipfile.ZIP_LZMA)
    data[40:60] = b"\xff" * 20
    return bytes(data)


@pytest.mark.parametrize("data", [without_a_name(), of_broken_lzma()], ids=["no name", "broken"])
def test_archives_that_zipfile_stumbles_over_are_not_whole(tmp_path: Path, data: bytes):
    (tmp_path / "a.zip").write_bytes(data)
    with pytest.raises(PackProblem, match="not a whole zip archive"):
        unpack(tmp_path / "a.zip", tmp_path / "out")


def test_a_name_in_an_archive_is_told_on_one_line(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(bytes(zipped("../a\n" + "b" * 5000)))
    with pytest.raises(PackProblem, match=r"outside its folder \(\.\./a b+\)") as caught:
        unpack(tmp_path / "a.zip", tmp_path / "out")
    assert len(str(caught.value)) < 250


def test_a_backup_packed_in_another_way_is_none_of_ours(tmp_path: Path):
    (tmp_path / "x.fcbackup").write_bytes(bytes(zipped(DATABASE, zipfile.ZIP_LZMA)))
    with pytest.raises(InputProblem, match="not a whole backup"):
        read_manifest(Opened(tmp_path / "x.fcbackup", None))


def test_a_backup_whose_list_points_before_its_beginning_is_none(tmp_path: Path):
    data = zipped("backup.json")
    end = data.rfind(b"PK\5\6")
    data[end + 16 : end + 20] = (2**31 - 1).to_bytes(4, "little")  # where the list begins, too far behind
    (tmp_path / "x.fcbackup").write_bytes(data)
    with pytest.raises(InputProblem, match="not a whole backup"):
        read_manifest(Opened(tmp_path / "x.fcbackup", None))


def test_a_database_with_a_header_that_no_sqlite_wrote_is_damaged(tmp_path: Path):
    with open_database(tmp_path / "x.sqlite3"):
        pass
    data = bytearray((tmp_path / "x.sqlite3").read_bytes())
    data[44:48] = b"\0\0\0\x63"  # the schema's format, of which there are four
    (tmp_path / "y.sqlite3").write_bytes(data)
    assert not examine_file(tmp_path / "y.sqlite3").sound


def test_damage_is_told_also_where_its_name_is_no_text(tmp_path: Path):
    with open_database(tmp_path / "x.sqlite3"):
        pass
    data = (tmp_path / "x.sqlite3").read_bytes().replace(b"CREATE TABLE punches", b"CREATE TABLE \xffunches")
    (tmp_path / "y.sqlite3").write_bytes(data)
    assert not examine_file(tmp_path / "y.sqlite3").sound


def test_a_photograph_whose_name_no_file_can_have_is_missing(tmp_path: Path):
    table = tmp_path / "people.csv"
    table.write_text(f"id,name,team,photo\n7,Ada,,{'9' * 4000}.jpg\n")
    (refusal,) = preview_people(site(), table).missing
    assert refusal.reason.startswith("the picture 999") and len(refusal.reason) < 500


def test_a_date_format_that_says_the_year_twice_fits_nothing(tmp_path: Path):
    table = tmp_path / "punches.csv"
    table.write_text("employee_id,at\n1,2026\n")
    layout = PunchFileFormat(date_format="%Y %Y", columns=Columns(employee="employee_id", at="at"))
    assert "is not written as" in import_into(site(), table, layout).problems[0].sentence


def test_a_tar_may_lie(tmp_path: Path):
    """A link of the name of a picture, a label nested without end, and a stream that breaks off."""
    tar = tmp_path / "a.tar"
    with tarfile.open(tar, "w") as archive:
        for name, data in {"a/1.jpg": b"x", "a/1.json": b"[" * DEEP}.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
        link = tarfile.TarInfo("a/1.jpg")
        link.type, link.linkname = tarfile.LNKTYPE, "nowhere"
        archive.addfile(link)
    source = open_source(tar)
    assert [load() for _, load in source.read({entry.key for entry in source.entries})] == [b"x"]
    broken = bytearray(lzma.compress(tar.read_bytes()))
    broken[40:80] = b"\xff" * 40
    tar.write_bytes(broken)
    with pytest.raises(InputProblem, match="nor a whole tar"):
        open_source(tar)


def test_records_nested_without_end_or_with_half_characters_are_none():
    with pytest.raises(InputProblem, match="no receipt"):
        read_receipt(b"[" * DEEP)
    held = json.loads(sealed(Checkpoint("s", 1, bytes(32), datetime.now(UTC)), bytes(32)))
    for content in ("[" * DEEP, json.dumps(held | {"mac": "\ud800"})):
        with pytest.raises(InputProblem, match="no whole checkpoint"):
            opened(content, bytes(32))


def test_a_code_longer_than_any_name_is_no_code():
    with pytest.raises(InputProblem):
        compare(site(), "7" * 5000)


def test_a_key_file_cannot_ask_for_a_gigabyte():
    kept = wrap(bytes(32), "twelve green bottles", "master", "1")
    with pytest.raises(ValueError, match="bounds"):
        unwrap(kept | {"memory": 1 << 20}, "twelve green bottles", "master", "1")
