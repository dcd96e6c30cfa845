"""Reading and writing lists of skills: pure."""
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assessments.services.skills import SHIPPED
from assessments.skill_rows import COLUMNS, decoded, parsed, written

HEAD = ",".join(COLUMNS)
GOOD = "digital,Numérique,Digital,typing,Dactylographie,Typing"


def test_the_shipped_list_is_whole():
    found = parsed(decoded(SHIPPED.read_bytes()))
    assert found.faults == []
    assert len(found.rows) >= 250
    assert 12 <= len({row.family_code for row in found.rows}) <= 20
    for names in ("name_fr", "name_en", "code"):
        values = [getattr(row, names).casefold() for row in found.rows]
        assert len(values) == len(set(values))
    assert not [row for row in found.rows if "'" in row.name_fr or " :" in row.name_fr]


@pytest.mark.parametrize("change", [lambda t: t, lambda t: "\ufeff" + t, lambda t: t.replace(",", ";"), lambda t: t.replace(",", "\t"),
                                    lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r"), lambda t: t + "\n\n ,,,,, \n"])
def test_what_spreadsheets_write_is_read(change):
    found = parsed(change(f"{HEAD}\n{GOOD}"))
    assert (len(found.rows), found.faults) == (1, [])
    assert found.rows[0].name_fr == "Dactylographie"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "cp1252"])
def test_encodings(encoding):
    assert "Numérique" in decoded(f"{HEAD}\n{GOOD}".encode(encoding))


@pytest.mark.parametrize("line", [
    "digital,Numérique,Digital,typing,,Typing", "digital,Numérique,Digital,typing,Dactylographie,", ",,,,Dactylographie,Typing",
    f"digital,Numérique,Digital,typing,{'x' * 121},Typing", "digital,Numérique,Digital,,Dactylographie,打字", f"{GOOD},more",
    'digital,Numérique,Digital,typing,"Dactylo,Typing', "digital,Numérique,Digital,typing,Dacty\0lo,Typing"])
def test_a_bad_line_is_named_and_the_others_are_kept(line):
    found = parsed(f"{HEAD}\n{GOOD.replace('typing', 'other')}\n{line}\n{GOOD.replace('typing', 'third')}")
    assert [row.line for row in found.rows] == [2, 4]
    assert [(fault.line, fault.text) for fault in found.faults] == [(3, line)]


def test_a_code_twice():
    found = parsed(f"{HEAD}\n{GOOD}\n{GOOD}")
    assert [fault.line for fault in found.faults] == [3]


@pytest.mark.parametrize("text", ["", "\n", "hello", "code,name_fr\nx,y"])
def test_without_its_heading_nothing_is_read(text):
    found = parsed(text)
    assert found.rows == []
    assert found.faults[0].line == 1


def test_missing_codes_are_made():
    (row,) = parsed("name_en,name_fr,family_en,family_fr\nPublic speaking,Parler,Talking,Parole").rows
    assert (row.code, row.family_code) == ("public-speaking", "talking")


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_spreadsheet_computes_a_cell_and_it_comes_back_whole(cell):
    sheet = written([("f", "Famille", "Family", "c", cell, cell)])
    assert next(csv.reader(io.StringIO(sheet.split("\r\n")[1])))[4] == "'" + cell
    assert parsed(sheet).rows[0].name_fr == cell


@given(st.text(max_size=400))
def test_nothing_is_lost_and_nothing_fails(text):
    found = parsed(f"{HEAD}\n{text}")
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip(" ,")]
    assert len(found.rows) + len(found.faults) == len(lines)
