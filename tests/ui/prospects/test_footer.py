"""The line below the table: true at its first painting, complete right after it."""

from PySide6.QtWidgets import QLabel

from services.prospects.listing import Tally
from ui.look.theme import Theme
from ui.prospects.footer import Footer


def test_that_the_total_is_right_at_once_and_the_rest_is_asked_for_once_painted(application, qtbot) -> None:
    footer = Footer(Theme("light"))
    qtbot.addWidget(footer)
    asked = []
    footer.counts_missed.connect(lambda: asked.append(True))
    footer.show_selected(1)
    footer.show_total(1200)
    assert footer.findChild(QLabel).text() == "共 1,200 人 · 已选 1"
    assert not asked
    with qtbot.waitSignal(footer.counts_missed):
        footer.show()
    footer.show_tally(Tally(1200, 7, 0))
    assert footer.overdue.text() == "逾期 7"
    assert footer.overdue.isVisible()
    assert not footer.unrated.isVisible()
    assert len(asked) == 1
