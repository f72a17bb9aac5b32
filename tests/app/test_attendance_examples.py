"""The examples in docs/attendance.md are mappings that work."""

import re
from pathlib import Path

import pytest

from faceclock.app.attendance.import_format import PunchFileFormat, places_of
from faceclock.app.attendance.mapping_file import load_mapping
from faceclock.app.attendance.payroll_mapping import PayrollMapping, check_mapping

DOCUMENT = (Path(__file__).parents[2] / "docs" / "attendance.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```toml\n(.*?)```", DOCUMENT, re.DOTALL)


def examples(word: str) -> list[str]:
    return [example for example in EXAMPLES if word in example]


@pytest.mark.parametrize("text", examples("[[column]]"))
def test_an_example_of_payroll_can_be_used(text: str, tmp_path: Path) -> None:
    file = tmp_path / "payroll.toml"
    file.write_text(text, encoding="utf-8")
    check_mapping(load_mapping(file, PayrollMapping))


@pytest.mark.parametrize("text", examples("[columns]"))
def test_an_example_of_import_can_be_used(text: str, tmp_path: Path) -> None:
    file = tmp_path / "import.toml"
    file.write_text(text, encoding="utf-8")
    layout = load_mapping(file, PunchFileFormat)
    assert places_of(layout.columns, ("工号", "日期", "时间", "类型"), 4) == {
        "employee": 0,
        "date": 1,
        "time": 2,
        "direction": 3,
    }


def test_there_are_examples() -> None:
    assert (len(examples("[[column]]")), len(examples("[columns]"))) == (2, 1)
