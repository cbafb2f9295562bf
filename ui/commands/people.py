"""Commands about people: search, show, add."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from services.i18n import _
from ui.commands.frame import DayOption, Frame, JsonFlag, table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.contacts.drafts import ContactDraft
    from services.contacts.search import Hit

Many = list[str] | None
FirstYear = Annotated[int | None, typer.Option("--from", metavar="YEAR", help=_("first year there"))]
LastYear = Annotated[int | None, typer.Option("--to", metavar="YEAR", help=_("last year there"))]


def register(app: typer.Typer) -> None:
    """Add this family to the command line."""
    app.command("search", help=_("find people as the search box does"))(search)
    app.command("show", help=_("everything about one contact"))(show)
    app.command("add", help=_("one new contact"))(add)


def search(
    context: typer.Context,
    query: Annotated[str, typer.Argument(help=_("characters, pinyin, initials, digits, organization"))],
    limit: Annotated[int, typer.Option(min=1, help=_("at most so many"))] = 50,
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Find people, best first."""
    from services.contacts.search import Search

    with Frame(context, as_json, on) as frame:
        box = Search(frame.book)
        try:
            found = box.people(query, limit)
        finally:
            box.close()
        frame.answer(
            {
                "total": found.total,
                "hits": [_hit_document(hit) for hit in found.hits],
            },
            lambda: (
                table(
                    [_("Id"), _("Name"), _("Organization"), _("Why")],
                    [[str(hit.id), hit.name, hit.organization, hit.why] for hit in found.hits],
                )
                if found.hits
                else _("Nobody and nothing answers to that.")
            ),
        )


def _hit_document(hit: "Hit") -> dict[str, object]:
    return {
        "id": hit.id,
        "name": hit.name,
        "why": hit.why,
        "by": hit.by,
        "organization": hit.organization,
        "title": hit.title,
        "tier": str(hit.tier),
    }


def show(
    context: typer.Context,
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help=_("id, me or name"))],
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Tell everything about one contact."""
    from services.contacts.overview import overview
    from services.network.computed_ties import computed
    from services.network.suggestions.near import near
    from ui.commands.computed_document import computed_document, computed_words
    from ui.commands.contact_document import contact_document, contact_words

    with Frame(context, as_json, on) as frame:
        contact_id = frame.contact(contact)
        seen = frame.read(lambda session: overview(session, contact_id, 1000))
        follows = frame.read(lambda session: computed(session, contact_id))
        close = frame.read(lambda session: near(session, contact_id))
        frame.answer(
            contact_document(seen) | computed_document(follows, close),
            lambda: "\n".join(filter(None, (contact_words(seen), computed_words(follows, close)))),
        )


def add(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help=_("the name"))],
    phone: Annotated[Many, typer.Option(help=_("a number; may be repeated"))] = None,
    email: Annotated[Many, typer.Option(help=_("an e-mail address; may be repeated"))] = None,
    wechat: Annotated[Many, typer.Option(help=_("a WeChat name; may be repeated"))] = None,
    qq: Annotated[Many, typer.Option(help=_("a QQ number; may be repeated"))] = None,
    organization: Annotated[str, typer.Option(help=_("the employer"))] = "",
    title: Annotated[str, typer.Option(help=_("the title there"))] = "",
    department: Annotated[str, typer.Option(help=_("the department there"))] = "",
    native_place: Annotated[str, typer.Option(help=_("the native place"))] = "",
    school: Annotated[str, typer.Option(help=_("a school"))] = "",
    class_name: Annotated[str, typer.Option("--class", help=_("the class there"))] = "",
    from_year: FirstYear = None,
    to_year: LastYear = None,
    birthday: Annotated[str, typer.Option(metavar="D", help=_("YYYY-MM-DD, YYYY-MM, YYYY or --MM-DD"))] = "",
    lunar_birthday: Annotated[str, typer.Option(metavar="M-D", help=_("by the lunar calendar"))] = "",
    leap: Annotated[bool, typer.Option("--leap", help=_("the lunar month is a leap month"))] = False,
    gender: Annotated[str, typer.Option(help=_("male or female"))] = "",
    address: Annotated[Many, typer.Option(help=_("where they live; may be repeated"))] = None,
    nickname: Annotated[str, typer.Option(help=_("what friends call them"))] = "",
    salutation: Annotated[str, typer.Option(help=_("how I address them"))] = "",
    note: Annotated[str, typer.Option(help=_("anything else"))] = "",
    source: Annotated[str, typer.Option(help=_("how it is known"))] = "",
    purpose: Annotated[str, typer.Option(help=_("what it is kept for"))] = "",
    tag: Annotated[Many, typer.Option(help=_("a tag; may be repeated"))] = None,
    do_not_contact: Annotated[bool, typer.Option("--do-not-contact", help=_("they asked for that"))] = False,
    reason: Annotated[str, typer.Option(help=_("why they are not to be contacted"))] = "",
    on: DayOption = None,
    as_json: JsonFlag = False,
) -> None:
    """Add one contact; nothing is added when a value cannot be kept."""
    from services.contacts import edits

    draft = draft_of(locals())
    with Frame(context, as_json, on) as frame:
        label = _("Added {name}").format(name=" ".join(name.split()))
        added = frame.book.act(label, lambda session: edits.add(session, draft))
        name = frame.name(added)
        frame.answer({"id": added, "name": name}, f"{added}  {label}")


def draft_of(options: "Mapping[str, Any]") -> "ContactDraft":
    """Return what the options of ``add`` say as a draft."""
    from services.contacts.drafts import AddressDraft, ContactDraft, EducationDraft, EmploymentDraft

    post = EmploymentDraft(options["organization"], options["title"], options["department"])
    years = options["from_year"], options["to_year"]
    study = EducationDraft(options["school"], options["class_name"], None, "", *years)
    same = (
        *("name", "native_place", "birthday", "lunar_birthday", "leap", "gender", "nickname", "salutation"),
        *("source", "purpose", "do_not_contact"),
    )
    return ContactDraft(
        **{key: options[key] for key in same},
        phones=tuple(options["phone"] or ()),
        emails=tuple(options["email"] or ()),
        wechat=tuple(options["wechat"] or ()),
        qq=tuple(options["qq"] or ()),
        notes=options["note"],
        do_not_contact_reason=options["reason"],
        employments=(post,) if post != EmploymentDraft() else (),
        educations=(study,) if study != EducationDraft() else (),
        addresses=tuple(AddressDraft(text) for text in options["address"] or ()),
        tags=tuple(options["tag"] or ()),
    )
