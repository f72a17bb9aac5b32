"""Encodings: told right, or asked for, and never mangled."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceclock.app.attendance.import_encoding import LONGEST_LINE, Encoding, encoding_of
from faceclock.domain.errors import InputProblem

ASCII = st.text("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 -:", min_size=1, max_size=8)
EUROPEAN = st.builds(
    "".join, st.tuples(st.sampled_from("aekMNst"), st.text("äöüßÄÖÜéèêàçñåøaeimnrst", max_size=8))
)
COMMON = [chr(code) for code in range(0x4E00, 0x9FA6) if chr(code).encode("gb2312", "ignore")]
CHINESE = st.text(COMMON, min_size=1, max_size=6)
CODECS = {"utf-8": EUROPEAN | CHINESE, "utf-8-sig": EUROPEAN | CHINESE, "cp1252": EUROPEAN, "gbk": CHINESE}


def table(cells: list[list[str]]) -> str:
    return "\n".join(";".join(row) for row in cells) + "\n"


@pytest.mark.parametrize("codec", CODECS)
@given(data=st.data())
def test_a_text_is_read_as_it_was_written_or_asked_about(codec: str, data: st.DataObject) -> None:
    cell = ASCII | CODECS[codec]
    text = table(data.draw(st.lists(st.lists(cell, min_size=2, max_size=4), min_size=1, max_size=6)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "table.csv"
        file.write_bytes(text.encode(codec))
        try:
            told = encoding_of(file)
        except InputProblem as problem:
            assert "--encoding gbk" in str(problem)
            assert codec != "utf-8-sig"
            return
        assert file.read_text(encoding=told.codec) == text


@pytest.mark.parametrize(
    ("codec", "encoding", "text"),
    [
        ("gbk", Encoding.GBK, "工号;时间;类型\n7;2026-10-01 08:00;签到\n"),
        ("cp1252", Encoding.LATIN_1, "Schlüssel;Zeit;Grün\n7;2026-10-01 08:00;Müller\n"),
        ("utf-8", Encoding.UTF_8, "工号;Schlüssel\n"),
        ("ascii", Encoding.UTF_8, "employee_id;at\n"),
    ],
)
def test_usual_files_are_told_without_asking(
    tmp_path: Path, codec: str, encoding: Encoding, text: str
) -> None:
    (tmp_path / "table.csv").write_bytes(text.encode(codec))
    assert encoding_of(tmp_path / "table.csv") is encoding


@pytest.mark.parametrize("text", ["Füße;1\n", "créée;1\n", "A组;1\nB;Ö\n"])
def test_doubtful_files_are_asked_about(tmp_path: Path, text: str) -> None:
    (tmp_path / "table.csv").write_bytes(text.encode("gb18030" if "组" in text else "cp1252"))
    with pytest.raises(InputProblem, match="may be GBK or Latin-1"):
        encoding_of(tmp_path / "table.csv")


def test_a_file_without_lines_is_no_table(tmp_path: Path) -> None:
    (tmp_path / "table.csv").write_bytes(b"x" * (2 << 20))
    with pytest.raises(InputProblem, match=str(LONGEST_LINE)):
        encoding_of(tmp_path / "table.csv")
