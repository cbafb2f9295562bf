"""The parts of an .xlsx file that are the same or nearly the same in every one: types, relations, styles."""

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_HEAD_FILL, _HEAD_TEXT = "FF0E6757", "FFFFFFFF"

PLAIN, TEXT, HEAD, EXAMPLE, CAPTION = 0, 1, 2, 3, 4
"""Styles of a cell: as it comes, text format, head of a column, row that only shows how, title above."""

SHEET_OPEN = f'{_XML}<worksheet xmlns="{_MAIN}">'
STRINGS_OPEN = f'{_XML}<sst xmlns="{_MAIN}">'

ROOT_RELATIONS = (
    f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
    f'Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)

STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<fonts count="4"><font><sz val="11"/><name val="Microsoft YaHei"/></font>'
    f'<font><b/><sz val="11"/><color rgb="{_HEAD_TEXT}"/><name val="Microsoft YaHei"/></font>'
    '<font><sz val="11"/><color rgb="FF5A6762"/><name val="Microsoft YaHei"/></font>'
    '<font><b/><sz val="15"/><name val="Microsoft YaHei"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    f'<fill><patternFill patternType="solid"><fgColor rgb="{_HEAD_FILL}"/></patternFill></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" '
    'applyFill="1"/>'
    '<xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>'
    '<xf numFmtId="49" fontId="3" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" '
    'applyAlignment="1"><alignment horizontal="center"/></xf>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def content_types(sheets: int) -> str:
    """Return which part of the file is of which type."""
    parts = [("workbook", "sheet.main"), ("styles", "styles"), ("sharedStrings", "sharedStrings")]
    parts += [(f"worksheets/sheet{number}", "worksheet") for number in range(1, sheets + 1)]
    listed = "".join(
        f'<Override PartName="/xl/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in parts
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def workbook_part(sheets: Sequence[tuple[str, bool]]) -> str:
    """Return the list of sheets, each a title and whether it is hidden."""
    listed = "".join(
        f'<sheet name={quoteattr(title)} sheetId="{number}"{hidden_words(hidden)} r:id="rId{number}"/>'
        for number, (title, hidden) in enumerate(sheets, 1)
    )
    return f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>{listed}</sheets></workbook>'


def hidden_words(hidden: bool) -> str:
    """Return the attribute of a hidden sheet."""
    return ' state="hidden"' if hidden else ""


def workbook_relations(sheets: int) -> str:
    """Return where sheets, styles and texts lie."""
    parts = [("worksheet", f"worksheets/sheet{number}.xml") for number in range(1, sheets + 1)]
    parts += [("styles", "styles.xml"), ("sharedStrings", "sharedStrings.xml")]
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(parts, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def choices_part(places: Sequence[tuple[str, str]]) -> str:
    """Return the drop-down lists of a sheet: the cells each is for, and where its words stand."""
    if not places:
        return ""
    listed = "".join(
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="0" sqref="{cells}">'
        f"<formula1>{escape(source)}</formula1></dataValidation>"
        for cells, source in places
    )
    return f'<dataValidations count="{len(places)}">{listed}</dataValidations>'
