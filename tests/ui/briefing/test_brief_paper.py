"""The brief on paper: always one page, every name found, the least important words giving way first."""

import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdf
import pytest

from resources import data_path
from services import i18n
from services.briefing.brief import brief_of
from services.briefing.records import Bond, Brief, Fact, FactorMark, Gap, Mutual, Open, Past, TalkingPoint
from services.contacts import places
from tests.builders import new_book
from tests.services.briefing.shen import add_shen
from ui.briefing import paper
from ui.briefing.printing import brief_pdf
from ui.briefing.rows import EM, SIGN, column_height
from ui.headless import ensure_application
from ui.sheets.pdf_pen import PdfPen

NAMES = ("马龙", "黄石", "齐长风", "买买提·阿不都", "贾𠮷", "Anna Ḿüller")


@pytest.fixture(scope="module")
def shen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Brief]:
    """The brief of somebody well known."""
    i18n.install(data_path("locale"), "zh_CN")
    places.use(data_path("data", "divisions.tsv"))
    book = new_book(Path(tmp_path_factory.mktemp("brief")))
    who = add_shen(book)
    with book.read() as session:
        yield brief_of(session, who)
    book.close()


def text_of(brief: Brief) -> str:
    pages = pypdf.PdfReader(io.BytesIO(brief_pdf(brief))).pages
    assert len(pages) == 1
    return pages[0].extract_text()


class Edges(PdfPen):
    """Watches how far down words are put."""

    lowest = 0.0

    def _write(self, x: float, baseline: float, words: str, em: float, bold: bool, color: str) -> None:
        if baseline < paper.FOOT - 3:
            self.lowest = max(self.lowest, baseline)
        assert paper.LEFT <= x <= paper.RIGHT
        assert x + self.measure(words, em, bold) <= paper.RIGHT + 0.1, words
        super()._write(x, baseline, words, em, bold, color)


def overfull(brief: Brief, many: int) -> Brief:
    """Return a brief with far too much of everything."""
    long = "年底前有一笔回款想保本，" * 12
    more: dict[str, Any] = {
        "name": "欧阳" + "长" * 30,
        "post": long,
        "place": long,
        "who": tuple(Fact("求学", long) for _ in range(many)),
        "likes": tuple(TalkingPoint("喜好", long) for _ in range(many)),
        "bonds": tuple(Bond("friend", long) for _ in range(many)),
        "way": long,
        "past": tuple(Past("9 月 3 日", long) for _ in range(3)),
        "promises": tuple(Open(False, long, "9 月 22 日到期", True) for _ in range(5)),
        "points": tuple(TalkingPoint("单位", long, "9 月 3 日聊过") for _ in range(many)),
        "occasions": (Fact("由头", long),),
        "taboos": tuple(long for _ in range(many)),
        "mutual": tuple(Mutual(n, "石敬亭" * 6, "老同事", "colleague", 0.5) for n in range(many)),
        "gaps": tuple(Gap(long, f"某{n}") for n in range(4)),
    }
    return dataclasses.replace(brief, **more)


def test_that_all_that_matters_is_found_on_the_page(shen: Brief) -> None:
    found = text_of(shen).replace(" ", "")
    for words in (
        "沈砚秋",
        "13800004127",
        "这次去：定下大额存单",
        "越剧",
        "她先生的厂",
        "江若溪（表妹）",
        "9月22日到期",
    ):
        assert words in found
    assert not any("\u2e80" <= character <= "\u2fdf" for character in found)


def test_that_every_name_is_found_as_it_is_written(shen: Brief) -> None:
    mutual = tuple(Mutual(n, name, "", "friend", 0.5) for n, name in enumerate(NAMES))
    whole = text_of(dataclasses.replace(shen, mutual=mutual)).replace("\n", "")
    assert [name for name in NAMES if name not in whole] == []


@pytest.mark.parametrize("many", [0, 1, 4, 12])
def test_that_nothing_is_cut_by_an_edge_or_runs_into_the_notes(shen: Brief, many: int) -> None:
    ensure_application()
    pen = Edges("x")
    brief = overfull(shen, many)
    paper.draw(pen, brief)
    left, right, lines = paper._fitted(pen, brief)
    room = paper.NOTES_END - lines * paper.LINE_STEP
    for column in (left, right):
        assert paper.COLUMNS_AT + column_height(pen, column, paper.WIDTH) < room - 6
    assert lines >= paper.LEAST_LINES
    assert pen.lowest < paper.NOTES_END + 10
    assert "我：" in text_of(brief)


def test_that_likes_and_the_last_contacts_shorten_first(shen: Brief) -> None:
    ensure_application()
    pen = PdfPen("x")
    long = "聊了半小时孩子，愿意下次细谈，" * 3
    brief = dataclasses.replace(shen, past=tuple(Past("9 月 3 日", long) for _ in range(3)))
    _left, right, _lines = paper._fitted(pen, brief)
    assert [row.lines for row in right[0].rows] == [1, 1, 1]
    assert len(right[1].rows) == 2
    assert right[3].rows


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_that_no_date_and_no_word_before_a_row_is_cut(shen: Brief, language: str) -> None:
    i18n.install(data_path("locale"), language)
    try:
        marks = (FactorMark("Competition" if language == "en" else "竞争", 2, "a rival"),)
        past = (Past("12 月 28 日", "聊了回款"), Past("2025 年 12 月 28 日", "问理财到期日"))
        brief = dataclasses.replace(shen, past=past, factors=marks)
        whole = text_of(brief)
        for words in ("12 月 28 日", "2025 年 12 月 28 日", marks[0].name):
            assert words in whole
        left, _right, _lines = paper._fitted(PdfPen("x"), brief)
        sign = next(row for section in left for row in section.rows if row.label == marks[0].name)
        assert PdfPen("x").measure(sign.label, EM, False) < sign.indent - SIGN
    finally:
        i18n.install(data_path("locale"), "zh_CN")


def test_that_english_is_told_with_english_signs(shen: Brief) -> None:
    gaps = (Gap("Value", "Ann"), Gap("family", "Ann"))
    brief = dataclasses.replace(shen, gaps=gaps, mutual=(Mutual(1, "Bob", "cousin", "friend", 0.5),))
    i18n.install(data_path("locale"), "en")
    try:
        whole = text_of(brief)
    finally:
        i18n.install(data_path("locale"), "zh_CN")
    assert "Value, family: ask Ann" in whole
    assert "Bob (cousin)" in whole
