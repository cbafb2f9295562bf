"""The greetings as pictures: the queue, one by one, the wordings, the days."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from resources import data_path
from services.greetings import decisions, queue, sending, shipped_table
from services.greetings.decisions import Decision
from ui.shell.main_window import MainWindow

Show = Callable[[MainWindow], None]


def _decide(session: Any) -> None:
    """Let one wording keep a blank, two who know each other share a clause, and one be long."""
    people = [entry for entry in queue.build(session).entries if entry.occasion.name == "中秋"]
    clause = "给你留了一盒桂花月饼，周一带过去"
    mates = [entry for entry in people if entry.text.startswith("老同学")]
    texts = {
        people[2]: f"{people[2].salutation}，{{上次话题}}之后一直想问您近况。临江银行 陈建新",
        mates[0]: f"老同学，今天中秋。{clause}。陈建新",
        mates[1]: f"老同学，月圆了。{clause}。陈建新",
        people[4]: people[4].text.replace("。", "。记得去年这时候咱们还在办公楼前合过影，一晃又是一年。", 1),
    }
    for entry, text in texts.items():
        blank = Decision(entry.contact_id, entry.occasion.name, entry.occasion.day)
        decisions.keep(session, replace(blank, text=text))
    first = people[0]
    said = sending.Message(
        first.contact_id, first.name, first.mobile, "端午安康，粽子收到了。陈建新", (), "端午"
    )
    sending.write_down(session, [said])


def shown(idle: Show) -> Show:
    """Return how to show the queue on something that is asked."""

    def show(window: MainWindow) -> None:
        shipped_table.use(data_path("data", "greetings.tsv"))
        if not window.desk.read(lambda session: sending.waiting(session)):
            window.desk.book.act("Decided", _decide)
        window.show_page("greetings")
        idle(window)
        window.page.list.to_next_finding()  # type: ignore[union-attr]
        window.page.list.to_next_finding()  # type: ignore[union-attr]

    return show


def then(idle: Show, work: Callable[[Any], None]) -> Show:
    """Return how to go on from the queue."""

    def show(window: MainWindow) -> None:
        shown(idle)(window)
        work(window.page)

    return show
