"""The command that changes what is known about somebody: edit."""

from collections.abc import Mapping
from typing import Annotated, Any

import typer

from services.i18n import _
from ui.commands.frame import Frame, JsonFlag

Fact = str | None
More = list[str] | None

_FACTS = (
    *("name", "nickname", "salutation", "gender", "birthday", "native_place"),
    *("notes", "source", "purpose"),
)


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("edit", help=_("change what is known about somebody"))(edit)


def edit(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_("id, me or name"))],
    name: Annotated[Fact, typer.Option(help=_("the name"))] = None,
    nickname: Annotated[Fact, typer.Option(help=_("what friends call them"))] = None,
    salutation: Annotated[Fact, typer.Option(help=_("how I address them"))] = None,
    gender: Annotated[Fact, typer.Option(help=_("male or female"))] = None,
    birthday: Annotated[
        Fact, typer.Option(metavar="D", help=_("YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD"))
    ] = None,
    native_place: Annotated[Fact, typer.Option(help=_("the native place"))] = None,
    notes: Annotated[Fact, typer.Option("--note", help=_("anything else"))] = None,
    source: Annotated[Fact, typer.Option(help=_("how it is known"))] = None,
    purpose: Annotated[Fact, typer.Option(help=_("what it is kept for"))] = None,
    phone: Annotated[More, typer.Option(help=_("one more number; may be repeated"))] = None,
    email: Annotated[More, typer.Option(help=_("one more e-mail address; may be repeated"))] = None,
    tag: Annotated[More, typer.Option(help=_("a tag; may be repeated"))] = None,
    contactable: Annotated[
        bool | None,
        typer.Option("--may-contact/--do-not-contact", help=_("whether they may be contacted")),
    ] = None,
    reason: Annotated[str, typer.Option(help=_("why they are not to be contacted"))] = "",
    as_json: JsonFlag = False,
) -> None:
    """Change facts in one act; an empty value takes a fact out, numbers and tags are added."""
    told = locals()
    if all(told[key] in (None, []) for key in (*_FACTS, "phone", "email", "tag", "contactable")):
        raise typer.BadParameter(_("Say what is to be changed, say --phone 13800001234."))
    with Frame(context, as_json) as frame:
        contact_id = frame.contact(contact)
        label = _("Changed {name}").format(name=frame.name(contact_id))
        frame.book.act(label, lambda session: _change(session, contact_id, told))
        frame.answer({"id": contact_id, "name": frame.name(contact_id)}, label)


def _change(session: Any, contact_id: int, told: Mapping[str, Any]) -> None:
    from models.kinds import PointKind
    from services.contacts import edits, tags

    for field in _FACTS:
        if told[field] is not None:
            edits.edit(session, contact_id, field, told[field])
    for kind, values in ((PointKind.PHONE, told["phone"]), (PointKind.EMAIL, told["email"])):
        for value in values or ():
            edits.add_point(session, contact_id, kind, value)
    if told["tag"]:
        tags.tag(session, [contact_id], told["tag"])
    if told["contactable"] is not None:
        edits.set_do_not_contact(session, contact_id, not told["contactable"], told["reason"])
