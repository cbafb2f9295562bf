"""Readers of the columns about schooling: school, class, stage, years."""

import re
from typing import Any

from services.contacts import schools
from services.contacts.writing import Cell, Memory, cell_text
from services.exchange.row_reading import NOTHING, RowReading, said
from services.i18n import _


def read_school(reading: RowReading, cell: Cell) -> None:
    """Read a school, and what its text tells of class and years."""
    if text := said(cell):
        for key, value in _told[text].items():
            reading.school.setdefault(key, value)


def _school_told(text: str) -> dict[str, Any]:
    told = schools.parse_schooling(text)
    parts = ("stage", "class_name", "from_year", "to_year")
    return {
        "school": told.school or text,
        **{part: value for part in parts if (value := getattr(told, part))},
    }


_told: Memory[str, dict[str, Any]] = Memory(_school_told)


def read_class(reading: RowReading, cell: Cell) -> None:
    """Read a class, and the school and years its text tells."""
    if cell_text(cell).lower() in NOTHING:
        return
    told = schools.parse_schooling(cell_text(cell))
    if told.class_name or not (told.from_year or told.to_year):
        reading.school["class_name"] = told.class_name or cell_text(cell)
    if told.school:
        reading.school.setdefault("school", told.school)
    for key in ("stage", "from_year", "to_year"):
        if getattr(told, key):
            reading.school[key] = getattr(told, key)


def read_years(reading: RowReading, cell: Cell) -> None:
    """Read the years at a school; a single one is that of entry."""
    told = schools.parse_schooling(cell_text(cell))
    for key in ("from_year", "to_year"):
        if getattr(told, key):
            reading.school[key] = getattr(told, key)
    if not told.from_year and not told.to_year and told.stage is None:
        _year(reading, cell, "from_year")


def read_graduation(reading: RowReading, cell: Cell) -> None:
    """Read the year somebody left."""
    told = schools.parse_schooling(cell_text(cell))
    year = told.to_year or told.from_year  # 98届, 2003年7月, 98
    if year:
        reading.school["to_year"] = year
    else:
        _year(reading, cell, "to_year")


def _year(reading: RowReading, cell: Cell, key: str) -> None:
    found = re.search(r"(19|20)\d\d", cell_text(cell))
    if found:
        reading.school[key] = int(found[0])
    elif cell_text(cell).lower() not in NOTHING:
        reading.doubt(cell, _("no year"))


def read_stage(reading: RowReading, cell: Cell) -> None:
    """Read at which stage that was."""
    stage = schools.parse_schooling(cell_text(cell)).stage
    if stage:
        reading.school["stage"] = stage


def read_major(reading: RowReading, cell: Cell) -> None:
    """Read what somebody studied."""
    reading.school["major"] = cell_text(cell)
