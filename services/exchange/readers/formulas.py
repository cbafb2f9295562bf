"""Formulas that a workbook holds without their results: programs write them so, and mean the text."""

import re
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path
from posixpath import join, normpath

from services.exchange.readers.archives import BROKEN
from services.exchange.readers.grid import Row, Sheet

_MOST_BYTES = 20_000_000
"""A larger sheet is left alone: it would be searched for long and found without any."""

_BARE = re.compile(
    rb'<c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*>\s*<f[^>/]*>([^<]{1,300})</f>\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
_SHEET = re.compile(rb"<sheet\s[^>]*>")
_RELATION = re.compile(rb"<Relationship\s[^>]*>")


def fill_in(source: Path | BytesIO, sheets: list[Sheet]) -> None:
    """Put the text of formulas without results, such as ``=1+1``, where the reader found blanks.

    A file whose parts cannot be told apart stays as it was read.
    """
    by_name = {sheet.name: sheet for sheet in sheets if sheet.visible and sheet.rows}
    try:
        with zipfile.ZipFile(source) as archive:
            for name, part in _parts(archive).items():
                if name in by_name and archive.getinfo(part).file_size <= _MOST_BYTES:
                    _fill(by_name[name], archive.read(part))
    except (*BROKEN, KeyError):
        return


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return sheet name → the part of the archive that holds it."""
    targets = {
        _attribute(tag, b"Id"): _attribute(tag, b"Target")
        for tag in _RELATION.findall(archive.read("xl/_rels/workbook.xml.rels"))
    }
    found: dict[str, str] = {}
    for tag in _SHEET.findall(archive.read("xl/workbook.xml")):
        target = targets.get(_attribute(tag, rb"\w+:id"), "")
        found[_attribute(tag, b"name")] = normpath(join("/xl", target)).lstrip("/")
    return found


def _attribute(tag: bytes, name: bytes) -> str:
    told = re.search(rb"\s" + name + rb"\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", tag)
    return unescape((told[1] or told[2] or b"").decode("utf-8", "replace")) if told else ""


def _fill(sheet: Sheet, content: bytes) -> None:
    if b"<f" not in content:
        return
    for letters, number, formula in _BARE.findall(content):
        index, column = int(number) - sheet.first_row, _column(letters.decode())
        if 0 <= index < len(sheet.rows):
            row: Row = sheet.rows[index]
            if column < len(row) and row[column] is None:
                row[column] = "=" + unescape(formula.decode("utf-8", "replace"))


def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return column - 1
