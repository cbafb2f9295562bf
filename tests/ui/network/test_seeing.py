"""Insight beside the map: opened by a key, its sentences lead onto the map, to lists and to introductions."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.contact import Contact
from services.prospects.filters import Filter
from tests.builders import new_book
from tests.ui.network.shown import Shown, page_of

Key = Qt.Key


@pytest.fixture
def shown(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Shown]:
    yield from page_of(new_book(tmp_path), tmp_path, qtbot, qapp, filled=True)


def test_that_insight_leads_to_people_lists_and_introductions(shown: Shown) -> None:
    page = shown.page

    def decide(session) -> None:  # type: ignore[no-untyped-def]
        session.get_one(Contact, shown.ids["严怀瑾"]).authority = 1

    shown.book.act("Decides", decide)
    shown.press(Key.Key_I)
    panel = page.seeing.panel
    assert page.panel.currentWidget() is panel
    by_kind = {row.line.kind: row for row in panel.rows}
    connector, boss = by_kind["connector"], by_kind["unreached"]
    assert boss.line.subject == "严怀瑾"
    QTest.keyClick(connector.subject, Key.Key_Return)
    assert shown.chosen() == connector.line.subject
    assert page.panel.currentWidget() is panel
    assert page.map.scene.over.marked
    QTest.mouseClick(by_kind["community"].list, Qt.MouseButton.LeftButton)
    key, args = shown.went[-1]
    assert key == "prospects"
    assert args["filter"] == Filter(
        found=by_kind["community"].line.ids, found_words=args["filter"].found_words
    )
    QTest.mouseClick(boss.way, Qt.MouseButton.LeftButton)
    assert page.panel.currentWidget() is page.paths
    assert page.paths.answer.target.name == "严怀瑾"
    assert not page.map.scene.over.marked
    shown.press(Key.Key_I)
    assert page.step_back()
    assert page.panel.currentWidget() is page.person
