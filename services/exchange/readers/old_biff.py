"""Workbooks of Excel 2, 3 and 4: bare records without a container, which newer readers no longer know.

After the OpenOffice.org documentation of the Excel file format, chapters 2 to 5.
"""

import datetime as dt
import re
import struct
from collections.abc import Iterator
from pathlib import Path

from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.grid import Cell, Row, Sheet, evened

_BOFS = {0x0009: 2, 0x0209: 3, 0x0409: 4}
_SHEET_KIND, _MACRO_KIND = 0x10, 0x40
_EOF, _FILEPASS, _CODEPAGE, _DATEMODE, _IXFE, _SHEET_NAME = 0x0A, 0x2F, 0x42, 0x22, 0x44, 0x8F
_FORMATS, _XFS = (0x001E, 0x041E), (0x0043, 0x0243, 0x0443)
_INTEGER, _RK = 0x0002, 0x027E
_NUMBERS, _LABELS, _BOOLEANS = (0x0003, 0x0203), (0x0004, 0x0204), (0x0005, 0x0205)
_FORMULAS, _STRINGS = (0x0006, 0x0206, 0x0406), (0x0007, 0x0207)
_CHARSETS = {936: "gb18030", 950: "big5hkscs", 367: "gb18030", 10000: "mac-roman", 32768: "mac-roman"}
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
_DAY_SIGNS = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
_EPOCHS = {False: dt.datetime(1899, 12, 30), True: dt.datetime(1904, 1, 1)}


def read_old_workbook(path: Path, limits: Limits) -> tuple[Sheet, ...]:
    """Return the sheets of the file; raises a FileError where it is locked, too large or cut off."""
    reader = _Reader(path.stem, limits)
    try:
        for number, data in _records(path.read_bytes()):
            reader.take(number, data)
    except OSError as error:
        raise errors.unreachable(error) from error
    except (struct.error, IndexError) as error:
        raise errors.DamagedFileError() from error
    if reader.is_open:
        raise errors.DamagedFileError()
    return tuple(reader.sheets())


def _records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(content):
        number, length = struct.unpack_from("<HH", content, place)
        if place + 4 + length > len(content):
            raise errors.DamagedFileError()
        yield number, content[place + 4 : place + 4 + length]
        place += 4 + length


class _Reader:
    """Takes the records of a file in their order."""

    def __init__(self, name: str, limits: Limits) -> None:
        self.is_open = False
        self._limits = limits
        self._names = [name]
        self._cells: list[dict[tuple[int, int], Cell]] = []
        self._version = 2
        self._charset = ""
        self._epoch = _EPOCHS[False]
        self._formats: list[bool] = []
        self._xfs: list[int] = []
        self._ixfe = 0
        self._awaited: tuple[int, int] | None = None

    def take(self, number: int, data: bytes) -> None:
        """Take one record; unknown ones mean nothing for the values."""
        if number in _BOFS:
            self._begin(number, data)
        elif number == _EOF:
            self.is_open = False
        elif number == _FILEPASS:
            raise errors.EncryptedFileError()
        elif number == _CODEPAGE:
            page = struct.unpack_from("<H", data)[0]
            self._charset = _CHARSETS.get(page, f"cp{page}")
        elif number == _DATEMODE:
            self._epoch = _EPOCHS[data[0] == 1]
        elif number == _SHEET_NAME:
            self._names.append(self._text(data[5 : 5 + data[4]]))
        elif number in _FORMATS:
            self._formats.append(self._is_day(data))
        elif number in _XFS:
            self._xfs.append(data[2] & 0x3F if number == _XFS[0] else data[1])
        elif number == _IXFE:
            self._ixfe = struct.unpack_from("<H", data)[0]
        elif self._cells:
            self._take_cell(number, data)

    def _begin(self, number: int, data: bytes) -> None:
        self._version = _BOFS[number]
        self.is_open = True
        if struct.unpack_from("<H", data, 2)[0] in (_SHEET_KIND, _MACRO_KIND):
            self._cells.append({})
            self._formats, self._xfs = [], []

    def _take_cell(self, number: int, data: bytes) -> None:
        if number in _STRINGS and self._awaited is not None:
            self._put(self._awaited, self._counted(data, 0))
            self._awaited = None
            return
        if number not in (_INTEGER, _RK, *_NUMBERS, *_LABELS, *_BOOLEANS, *_FORMULAS):
            return
        place: tuple[int, int] = struct.unpack_from("<HH", data)
        at = 7 if self._version == 2 else 6
        if number == _INTEGER:
            self._put(place, self._meant(struct.unpack_from("<H", data, at)[0], data))
        elif number == _RK:
            self._put(place, self._meant(_packed(struct.unpack_from("<I", data, at)[0]), data))
        elif number in _NUMBERS:
            self._put(place, self._meant(struct.unpack_from("<d", data, at)[0], data))
        elif number in _LABELS:
            self._put(place, self._counted(data, at))
        elif number in _BOOLEANS:
            self._put(place, None if data[at + 1] else bool(data[at]))
        else:
            self._take_result(place, data, at)

    def _take_result(self, place: tuple[int, int], data: bytes, at: int) -> None:
        if data[at + 6 : at + 8] != b"\xff\xff":
            self._put(place, self._meant(struct.unpack_from("<d", data, at)[0], data))
        elif data[at] == 0:
            self._awaited = place  # a text, told by the next record
        elif data[at] == 1:
            self._put(place, bool(data[at + 2]))

    def _put(self, place: tuple[int, int], value: Cell) -> None:
        if place[0] >= self._limits.rows:
            raise errors.too_many_rows(self._names[-1], self._limits)
        if place[1] >= self._limits.columns:
            raise errors.too_many_columns(self._names[-1], self._limits)
        self._cells[-1][place] = value

    def _meant(self, number: float, data: bytes) -> Cell:
        """Return a number, or the day it is where its format says so."""
        if self._shows_day(data) and 1 <= number < 2_900_000:
            moment = self._epoch + dt.timedelta(days=number)
            return moment.date() if moment.time() == dt.time() else moment.replace(microsecond=0)
        return int(number) if number == int(number) and abs(number) < 1e19 else number

    def _shows_day(self, data: bytes) -> bool:
        if self._version == 2:
            index = data[4] & 0x3F
            told = data[5] & 0x3F if index != 0x3F and not self._xfs else self._xf(self._ixfe or index)
        else:
            told = self._xf(struct.unpack_from("<H", data, 4)[0])
        return told < len(self._formats) and self._formats[told]

    def _xf(self, index: int) -> int:
        return self._xfs[index] if index < len(self._xfs) else 0

    def _is_day(self, data: bytes) -> bool:
        start = 2 if self._version == 4 else 0
        shown = self._text(data[start + 1 : start + 1 + data[start]])
        return bool(_DAY_SIGNS.search(_QUOTED.sub("", shown))) and "General" not in shown

    def _counted(self, data: bytes, at: int) -> Cell:
        """Return a text behind its length, which took one byte in Excel 2 and two later."""
        if self._version == 2:
            return self._text(data[at + 1 : at + 1 + data[at]]) or None
        length = struct.unpack_from("<H", data, at)[0]
        return self._text(data[at + 2 : at + 2 + length]) or None

    def _text(self, content: bytes) -> str:
        for charset in filter(None, (self._charset, "gb18030", "cp1252")):
            try:
                return content.decode(charset).strip("\x00").strip()
            except (UnicodeDecodeError, LookupError):
                continue
        return content.decode("latin-1")

    def sheets(self) -> Iterator[Sheet]:
        """Yield the sheets as they were filled."""
        names = self._names[1:] or self._names
        for number, cells in enumerate(self._cells):
            name = names[number] if number < len(names) else f"{names[-1]} {number + 1}"
            rows: list[Row] = []
            for (row, column), value in sorted(cells.items(), key=lambda cell: cell[0]):
                rows += [[] for _ in range(row + 1 - len(rows))]
                rows[row] += [None] * (column + 1 - len(rows[row]))
                rows[row][column] = value
            yield Sheet(name, True, evened(rows))


def _packed(value: int) -> float:
    """Return a number packed into thirty bits."""
    if value & 2:
        signed = value >> 2
        number: float = signed - (1 << 30) if signed & (1 << 29) else signed
    else:
        number = struct.unpack("<d", struct.pack("<II", 0, value & 0xFFFFFFFC))[0]
    return number / 100 if value & 1 else number
