"""QR codes on a picture, and the cards they hold."""

import re
from collections.abc import Sequence

from services.cards.mecard import is_mecard, read_mecard
from services.cards.pixels import PictureError, Pixels
from services.exchange.readers import vcard
from services.i18n import _

_BIZCARD = re.compile(r"\s*BIZCARD:", re.IGNORECASE)
_LINK = re.compile(r"\s*(?:https?://|weixin://)\S+\s*", re.IGNORECASE)
_MOST = 16_000_000


def texts_of(pixels: Pixels) -> list[str]:
    """Return what the QR codes on a picture say, from top to bottom; none where there is no code."""
    import zxingcpp

    if not 0 < pixels.width * pixels.height <= _MOST or len(pixels.grey) != pixels.width * pixels.height:
        return []
    picture = memoryview(pixels.grey).cast("B", (pixels.height, pixels.width))
    wanted = zxingcpp.barcode_formats_from_str("QRCode|MicroQRCode|DataMatrix|Aztec")
    found = zxingcpp.read_barcodes(picture, formats=wanted)
    placed = sorted(found, key=lambda code: (code.position.top_left.y, code.position.top_left.x))
    return list(dict.fromkeys(text_of(code.bytes) for code in placed))


def text_of(content: bytes) -> str:
    """Return a code's text: UTF-8, else GB18030 as older Chinese programs write it."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")


def cards_of(texts: Sequence[str]) -> list[vcard.Card]:
    """Return the cards that codes hold; raises PictureError in words where a code is none."""
    cards: list[vcard.Card] = []
    strangers: list[str] = []
    for text in texts:
        if is_mecard(text):
            cards.append(read_mecard(text))
        elif _BIZCARD.match(text):
            cards.append(_read_bizcard(text))
        elif found := vcard.read(text.encode()):
            cards += found
        else:
            strangers.append(text)
    if strangers and not cards:
        raise not_a_card(strangers[0])
    return cards


def _read_bizcard(text: str) -> vcard.Card:
    """Read the older BIZCARD (``BIZCARD:N:建新;X:陈;T:经理;C:砺川;B:138…;E:…;;``) by way of a MECARD."""
    told = dict(re.findall(r"([A-Z]):((?:\\.|[^\\;])*);", text.split(":", 1)[1]))
    order = {"T": "TIL", "C": "ORG", "A": "ADR", "B": "TEL", "F": "TEL", "M": "TEL", "E": "EMAIL"}
    name = ",".join(told[key] for key in ("X", "N") if told.get(key))
    rest = [f"{to}:{told[key]};" for key, to in order.items() if key in told]
    return read_mecard(f"MECARD:N:{name};{''.join(rest)}")


def not_a_card(text: str) -> PictureError:
    """Return the refusal of a code that is no card, with what it is instead."""
    if _LINK.fullmatch(text):
        if "weixin" in text or "u.wechat.com" in text:
            return PictureError(
                _("This is a WeChat code; it holds no card, only a way to add somebody in WeChat."),
                _("Scan it with WeChat, or type the person in beside the picture."),
            )
        return PictureError(
            _("This code leads to a web page; it holds no card."),
            _("Open it with a telephone, or type the person in beside the picture."),
        )
    return PictureError(
        _("This code holds no card."), _("A card's code is a vCard or MECARD; others cannot be taken in.")
    )
