"""Lists of skills as CSV: read with patience, written so that no spreadsheet takes a cell for a formula."""
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.text import slugify
from django.utils.translation import gettext as _

COLUMNS = ("family_code", "family_fr", "family_en", "code", "name_fr", "name_en")
LONGEST, CODE, FAMILY_CODE, MOST = 120, 60, 40, 5000
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Row:
    line: int
    family_code: str
    family_fr: str
    family_en: str
    code: str
    name_fr: str
    name_en: str


@dataclass(frozen=True)
class Fault:
    """A line (numbered from 1, the heading included) that cannot be taken, why, and its text as it came."""

    line: int
    message: str
    text: str


@dataclass
class Parsed:
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, else what Excel writes in western Europe. Never fails."""
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return content.decode("latin-1")


def parsed(text: str) -> Parsed:
    """Every line is either a row or a fault; blank lines are neither."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    answer, seen = Parsed(), {}
    delimiter = max(",;\t", key=lines[0].count)
    if not lines[0].strip():
        said = _("The first line names the columns: %(names)s.") % {"names": ", ".join(COLUMNS)}
        return Parsed(faults=[Fault(1, said, lines[0])])
    names = [cell.strip().strip('"').lower() for cell in lines[0].split(delimiter)]
    missing = {"name_fr", "name_en", "family_fr", "family_en"} - set(names)
    if missing:
        said = _("Columns are missing: %(names)s.") % {"names": ", ".join(sorted(missing))}
        return Parsed(faults=[Fault(1, said, lines[0])])
    for number, line in enumerate(lines[1:], start=2):
        if line.strip(f" {delimiter}"):
            _take(answer, seen, number, line, names, delimiter)
    return answer


def _take(answer: Parsed, seen: dict[str, int], number: int, line: str, names: list[str], delimiter: str) -> None:
    row, said = _row(number, line, names, delimiter)
    if row is not None and row.code in seen:
        row, said = None, _("The code “%(code)s” is already on line %(line)d.") % {"code": row.code, "line": seen[row.code]}
    if row is not None and len(answer.rows) >= MOST:
        row, said = None, _("A list holds 5,000 skills at most.")
    if row is None:
        answer.faults.append(Fault(number, said, line))
    else:
        seen[row.code] = number
        answer.rows.append(row)


def _row(number: int, line: str, names: list[str], delimiter: str) -> tuple[Row | None, str]:
    try:
        cells = next(csv.reader([line], delimiter=delimiter, strict=True))
    except csv.Error:
        return None, _("A quotation mark is not closed.")
    if len(cells) > len(names):
        return None, _("There are more cells than columns.")
    values = dict.fromkeys(COLUMNS, "") | {n: _plain(cell) for n, cell in zip(names, cells, strict=False) if n in COLUMNS}
    values["code"] = slugify(values["code"] or values["name_en"])[:CODE].strip("-")
    values["family_code"] = slugify(values["family_code"] or values["family_en"])[:FAMILY_CODE].strip("-")
    said = _fault(values)
    return (None, said) if said else (Row(line=number, **values), "")


def _fault(values: dict[str, str]) -> str:
    labels = {"name_fr": _("the French name"), "name_en": _("the English name"), "family_fr": _("the French name of the family"),
              "family_en": _("the English name of the family")}
    for name, label in labels.items():
        if not values[name]:
            return _("Missing: %(what)s.") % {"what": label}
        if len(values[name]) > LONGEST:
            return _("Longer than 120 characters: %(what)s.") % {"what": label}
    if any("\0" in value for value in values.values()):
        return _("This line holds a character that cannot be stored.")
    if not values["code"] or not values["family_code"]:
        return _("No code can be made of the English name. Give one, such as public-speaking.")
    return ""


def _plain(cell: str) -> str:
    """Without the apostrophe that protects a formula-like cell in our own export."""
    cell = " ".join(cell.split(" ")).strip()
    return cell[1:] if cell.startswith("'") and cell[1:2] in FORMULA else cell


def written(rows: Iterable[Iterable[str]]) -> str:
    """CSV with its heading; a cell that a spreadsheet would compute is led by an apostrophe."""
    sheet = io.StringIO()
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in row] for row in rows)
    return sheet.getvalue()
