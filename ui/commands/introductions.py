"""The command about introductions: who can bring me to somebody, or into a firm."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _, _p
from ui.commands.frame import DayOption, Frame, JsonFlag

if TYPE_CHECKING:
    from services.network.introductions import Introduction, Path

_PERSON = _("id, me or name")


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("path", help=_("who can introduce me to somebody, or into a firm"))(path)


def path(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_PERSON)] = "",
    source: Annotated[
        str, typer.Option("--from", metavar="CONTACT", help=_("asked from; me unless told"))
    ] = "me",
    organization: Annotated[
        str, typer.Option(metavar="O", help=_("to anybody at this organization, instead of a contact"))
    ] = "",
    count: Annotated[int, typer.Option(min=1, max=100, help=_("how many paths"))] = 3,
    avoid: Annotated[
        list[str] | None, typer.Option(metavar="CONTACT", help=_("not through this person"))
    ] = None,
    plan: Annotated[
        bool, typer.Option("--plan", help=_("make the strongest path a plan: a task a hop"))
    ] = False,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Say the strongest introduction paths."""
    from services.contacts import organizations
    from services.network import introductions

    if bool(contact) == bool(organization):
        raise typer.BadParameter(_("Say either a contact or --organization."), param_hint="CONTACT")
    with Frame(context, as_json, on) as frame:
        start = frame.contact(source)
        shunned = [frame.contact(word) for word in avoid or ()]
        if organization:
            place = frame.read(lambda session: organizations.choose(session, organization))
            answer = frame.read(lambda s: introductions.ask_firm(s, place, start, count, shunned))
        else:
            target = frame.contact(contact)
            answer = frame.read(lambda s: introductions.ask(s, target, start, count, shunned))
        planned = _plan(frame, answer) if plan else []
        frame.answer(_document(answer, planned), lambda: _in_words(answer, frame, planned))


def _plan(frame: Frame, answer: "Introduction") -> list[int]:
    """Write down the tasks of the strongest path; none where there is no path."""
    from services.network import plans

    if not answer.paths:
        return []
    best = answer.paths[0]
    return frame.book.act(plans.label_of(best), lambda session: plans.make(session, best))


def _document(answer: "Introduction", planned: list[int]) -> dict[str, Any]:
    return {
        "paths": [_told(one) for one in answer.paths],
        "left_out": [stop.id for stop in answer.left_out],
        "advice": answer.advice,
        "organization": answer.firm.name if answer.firm else None,
        "favours": [
            {
                "contact": key,
                "asked": one.asked,
                "thanked": one.thanked,
                "waiting": one.waiting,
                "last": one.last_day,
            }
            for key, one in answer.favours.items()
        ],
        "brought": [
            {
                "introducer": one.introducer_id,
                "contact": one.contact_id,
                "name": one.name,
                "result": one.result or None,
                "note": one.note,
            }
            for one in answer.brought
        ],
        "tasks": planned,
    }


def _told(found: "Path") -> dict[str, Any]:
    return {
        "strength": found.strength,
        "contacts": list(found.names),
        "ids": list(found.contact_ids),
        "steps": [
            {
                "from": step.from_name,
                "to": step.to_name,
                "from_id": step.from_id,
                "to_id": step.to_id,
                "kind": step.kind,
                "subkind": step.subkind,
                "closeness": step.closeness,
                "strength": step.strength,
                "words": step.words,
                "cohort": step.cohort or None,
            }
            for step in found.steps
        ],
        "weakest": found.weakest_index,
        "words": found.words,
    }


def _in_words(answer: "Introduction", frame: Frame, planned: list[int]) -> str:
    from services.network import favours

    lines = []
    for number, found in enumerate(answer.paths, 1):
        lines.append(f"{number}. {' → '.join(found.names)}  {found.strength:.3f}")
        lines.append(f"   {found.words}")
        for stop in found.introducers:
            if stop.id in answer.favours:
                owed = favours.words(answer.favours[stop.id], frame.clock().today())
                lines.append("   " + _("{name}: {words}").format(name=stop.name, words=owed))
    if answer.left_out:
        names = _p("between names", ", ").join(stop.name for stop in answer.left_out)
        lines.append(_("Not offered, for they asked not to be contacted: {names}.").format(names=names))
    if answer.advice:
        lines.append(answer.advice)
    if planned:
        lines.append(_("Planned: {count} tasks.").format(count=len(planned)))
    return "\n".join(lines)
