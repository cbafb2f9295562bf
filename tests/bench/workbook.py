"""The lists the importer is measured with: a workbook as spreadsheet programs write it, words shared."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape

from tests.bench.people import HEADS, Person

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_DOCUMENT = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def write_xlsx(path: Path, everyone: Sequence[Person]) -> None:
    """Write people as one sheet under their heads."""
    words: dict[str, int] = {}
    rows = [_row(1, HEADS, words)]
    rows += [_row(number, person.cells, words) for number, person in enumerate(everyone, 2)]
    shared = "".join(f"<si><t>{escape(word)}</t></si>" for word in words)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        file.writestr("[Content_Types].xml", _content_types())
        file.writestr("_rels/.rels", _links(("officeDocument", "xl/workbook.xml")))
        file.writestr(
            "xl/workbook.xml",
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOCUMENT}"><sheets>'
            '<sheet name="客户" sheetId="1" r:id="rId1"/></sheets></workbook>',
        )
        links = _links(("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
        file.writestr("xl/_rels/workbook.xml.rels", links)
        file.writestr("xl/sharedStrings.xml", f'<sst xmlns="{_MAIN}">{shared}</sst>')
        sheet = "".join(rows)
        file.writestr(
            "xl/worksheets/sheet1.xml",
            f'<worksheet xmlns="{_MAIN}"><sheetData>{sheet}</sheetData></worksheet>',
        )


def _row(number: int, cells: Sequence[object], words: dict[str, int]) -> str:
    written = []
    for letter, cell in zip("ABCDEFGHIJKL", cells, strict=True):
        if isinstance(cell, str):
            if cell:
                place = words.setdefault(cell, len(words))
                written.append(f'<c r="{letter}{number}" t="s"><v>{place}</v></c>')
        else:
            written.append(f'<c r="{letter}{number}"><v>{cell}</v></c>')
    return f'<row r="{number}">{"".join(written)}</row>'


def _content_types() -> str:
    parts = {"workbook": "sheet.main", "sharedStrings": "sharedStrings", "worksheets/sheet1": "worksheet"}
    told = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{_KIND}.{kind}+xml"/>'
        for part, kind in parts.items()
    )
    links = "application/vnd.openxmlformats-package.relationships+xml"
    return f'<Types xmlns="{_TYPES}"><Default Extension="rels" ContentType="{links}"/>{told}</Types>'


def _links(*targets: tuple[str, str]) -> str:
    told = "".join(
        f'<Relationship Id="rId{number}" Type="{_DOCUMENT}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_LINKS}">{told}</Relationships>'
