"""The command about insight: what the network says as a whole."""

from dataclasses import asdict
from itertools import groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _, _n
from ui.commands.frame import DayOption, Frame, JsonFlag, progress_on_terminal

if TYPE_CHECKING:
    from services.network.insight import Group, Insight


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("insight", help=_("who opens doors, what goes cold, whom you cannot reach yet"))(insight)


def insight(
    context: typer.Context,
    limit: Annotated[int, typer.Option(metavar="N", min=1, help=_("so many of each kind"))] = 8,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Say what the network says."""
    from services.network import insight as seeing
    from services.progress import Progress

    with Frame(context, as_json, on) as frame:
        progress = Progress(progress_on_terminal())
        found = frame.read(lambda session: seeing.look(session, progress, limit))
        frame.answer(_document(found), lambda: _in_words(found))


def _document(found: "Insight") -> dict[str, Any]:
    return {
        "connectors": [asdict(one) for one in found.connectors],
        "communities": [_group(one) for one in found.communities],
        "cooling": [asdict(one) for one in found.cooling],
        "lone_firms": [asdict(one) for one in found.lone_firms],
        "unreached": [
            asdict(one) | {"way": [{"id": key, "name": name} for key, name in one.way]}
            for one in found.unreached
        ],
        "islands": [_group(one) for one in found.islands],
        "loners": found.loners,
        "sample": found.is_sample,
    }


def _group(one: "Group") -> dict[str, Any]:
    people = [asdict(person) for person in one.people]
    return {"name": one.name, "size": len(people), "known": one.known, "people": people}


def _in_words(found: "Insight") -> str:
    from services.network import insight_words

    said = []
    for kind, told in groupby(insight_words.lines(found), key=lambda line: line.kind):
        said.append(insight_words.heading(kind))
        said += [f"  {line.whole}" for line in told]
    if found.loners:
        words = _n("{count} person is tied to nobody.", "{count} people are tied to nobody.", found.loners)
        said.append(words.format(count=found.loners))
    return "\n".join(said) or _("There are no ties yet.")
