"""What follows from somebody's ties, and what may be tied, as ``show`` tells of it."""

from typing import TYPE_CHECKING, Any

from services.i18n import _
from ui.commands.suggestions import pair_document

if TYPE_CHECKING:
    from services.network.computed_ties import Computed
    from services.network.suggestions.near import Near


def computed_document(computed: "Computed", near: "Near") -> dict[str, Any]:
    """Return the keys of ``show`` about kin, ties over others, contradictions and suggestions."""
    return {
        "kin": [
            {
                "contact": kin.contact_id,
                "name": kin.name,
                "word": kin.word,
                "others": list(kin.others),
                "back": kin.back,
                "via": [
                    {"contact": one, "name": computed.name(one), "word": word}
                    for one, word in zip(kin.via, kin.via_words, strict=True)
                ],
            }
            for kin in computed.kin
        ],
        "composed": [
            {
                "contact": one.contact_id,
                "name": one.name,
                "kind": str(one.kind),
                "subkind": one.subkind,
                "words": one.words,
                "via": list(one.via),
                "strength": one.strength,
            }
            for one in computed.composed
        ],
        "contradictions": [
            {"kind": str(one.kind), "words": one.words, "people": list(one.people), "ties": list(one.ties)}
            for one in computed.contradictions
        ],
        "suggestions": [pair_document(one) for one in near.pairs],
    }


def computed_words(computed: "Computed", near: "Near") -> str:
    """Return the same as a few lines to read in a terminal."""
    lines = [(_("Kin"), f"{kin.name}：{kin.word}") for kin in computed.kin[:8]]
    lines += [(_("Over others"), f"{one.name}：{one.words}") for one in computed.composed[:5]]
    lines += [(_("Cannot be"), one.words) for one in computed.contradictions]
    lines += [(_("May know"), f"{one.a_name} · {one.b_name}：{one.evidence}") for one in near.pairs[:5]]
    return "\n".join(f"{title}  {words}" for title, words in lines)
