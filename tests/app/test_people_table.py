"""Every row of a table of people is read or refused, and none hides the rows after it."""

import os

import pytest

from faceclock.app.people_table import read_rows
from faceclock.domain.errors import InputProblem


@pytest.fixture
def rows(tmp_path):
    def read(text: str):
        table = tmp_path / "people.csv"
        table.write_bytes(text.encode())
        return list(read_rows(table))

    return read


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_tables_as_spreadsheets_write_them(rows, delimiter, end):
    lines = [["ID", "Name", "Team", "Photo"], ["7", '"Ada, Countess; of"', "Sums", "a.jpg"], ["", "", "", ""]]
    (row,) = rows(end.join(delimiter.join(cells) for cells in lines) + end)
    assert (row.line, row.fault) == (2, None)
    assert row.cells == {"id": "7", "name": "Ada, Countess; of", "team": "Sums", "photo": "a.jpg", "pin": ""}


def test_columns_that_are_missing_or_unknown(rows):
    (row,) = rows('name,note,id\nAda,"two\nlines",7\n')
    assert (row.cells["id"], row.cells["photo"]) == ("7", "")


@pytest.mark.parametrize(
    "bad",
    ['2,"Bob,x,y.jpg', "2,Bob,x,y.jpg,too,many", f"2,{'x' * 200_000},,", '2,"Bob"by,x,y.jpg', "2,,x,y.jpg"],
    ids=["open quote", "too many cells", "field over the limit", "text behind a quote", "no name"],
)
def test_a_bad_row_is_refused_and_the_next_are_read(rows, bad):
    first, refused, *rest = rows(f'id,name,team,photo\n1,Ada,,\n{bad}\n3,"Cy, Dr",,\n4,Di,,\n')
    assert first.cells["id"] == "1"
    assert (refused.line, refused.cells) == (3, {}) and refused.fault
    assert [row.cells["id"] for row in rest] == ["3", "4"]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "is empty"), ("\ufeff", "is empty"), ("name,photo\nA,b.png\n", "lacks the column id")],
)
def test_what_is_no_table_of_people(rows, text, sentence):
    with pytest.raises(InputProblem, match=sentence):
        rows(text)


def test_a_pipe_is_refused_at_once(tmp_path):
    os.mkfifo(tmp_path / "people.csv")
    with pytest.raises(InputProblem, match="pipe or device"):
        list(read_rows(tmp_path / "people.csv"))
