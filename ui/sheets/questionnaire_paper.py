"""A survey on A4: the questions with boxes to tick or lines to write on, never split between pages."""

from services.gatherings.surveys import SurveySummary
from services.i18n import _
from ui.sheets.pen import Pen
from ui.sheets.plain_paper import PlainPaper

LEFT, TOP, RIGHT, BOTTOM = 18.0, 16.0, 192.0, 282.0
_HEAD, _QUESTION, _CHOICE, _WRITE = 26.0, 8.0, 7.5, 20.0
_BOX = 3.6


def questionnaire(survey: SurveySummary) -> PlainPaper:
    """Return the pages of a survey."""
    pages = _pages(survey)
    return PlainPaper(survey.theme, len(pages), lambda pen, page: _draw(pen, survey, pages[page - 1], page))


def _height(survey: SurveySummary, number: int) -> float:
    choices = len(survey.questions[number].draft.choices)
    return _QUESTION + (choices * _CHOICE + 4 if choices else _WRITE)


def _pages(survey: SurveySummary) -> list[list[int]]:
    """Return which questions stand on which page."""
    pages: list[list[int]] = [[]]
    used = _HEAD
    for number in range(len(survey.questions)):
        height = _height(survey, number)
        if pages[-1] and used + height > BOTTOM - TOP:
            pages.append([])
            used = _HEAD
        pages[-1].append(number)
        used += height
    return pages


def _draw(pen: Pen, survey: SurveySummary, numbers: list[int], page: int) -> None:
    pen.text(LEFT, TOP + 4, survey.theme, 18, bold=True, width=RIGHT - LEFT)
    if page == 1:
        middle = TOP + 15
        left = LEFT
        for words in (_("Name"), _("Organization"), _("Day")):
            wide = pen.text(left, middle, words, 10, color="grey")
            pen.line(left + wide + 2, middle + 2.6, left + 52, middle + 2.6, 0.2, "write")
            left += 58
    top = TOP + _HEAD
    for number in numbers:
        asked = survey.questions[number].draft
        pen.text(LEFT, top + 3, f"{number + 1}. {asked.text}", 11, bold=True, width=RIGHT - LEFT)
        below = top + _QUESTION
        for choice in asked.choices:
            pen.box(LEFT + 4, below + 1, _BOX, _BOX, 0.3, 0.5)
            pen.text(LEFT + 10, below + 2.8, choice, 10, width=RIGHT - LEFT - 10)
            below += _CHOICE
        if not asked.choices:
            for line in (7.0, 15.0):
                pen.line(LEFT + 4, below + line, RIGHT, below + line, 0.2, "write")
        top += _height(survey, number)
