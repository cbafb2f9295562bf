"""How a checked message leaves the book: a file for a bank's platform, a QR code, a link, copied text."""

import csv
import io
import urllib.parse
from collections.abc import Sequence
from pathlib import Path

from services.errors import DraftError
from services.greetings.sending import Message
from services.i18n import _

UTF8, GB18030 = "utf-8-sig", "gb18030"
"""With a mark at the start, so that Excel reads it; or the old Chinese one some platforms want."""
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def as_csv(messages: Sequence[Message]) -> str:
    """Return messages as a table: mobile, wording, name, a time where set; no cell can become a formula."""
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\r\n")
    timed = any(message.at is not None for message in messages)
    rows.writerow(("手机号", "短信内容", "姓名", *(("发送时间",) if timed else ())))
    for message in messages:
        cells = [message.mobile, " ".join(message.text.split()), message.name]
        if timed:
            cells.append(f"{message.at:%Y-%m-%d %H:%M}" if message.at is not None else "")
        rows.writerow([_harmless(cell) for cell in cells])
    return out.getvalue()


def _harmless(cell: str) -> str:
    """Put an apostrophe before what a spreadsheet would run as a formula; a foreign number keeps its plus."""
    if cell.startswith("+") and cell[1:].isdecimal():
        return f"00{cell[1:]}"
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def write_csv(path: Path, messages: Sequence[Message], encoding: str = UTF8) -> None:
    """Write messages to a file, whole or not at all; raises DraftError where it cannot be written."""
    draft = path.with_name(f"{path.name}.part")
    try:
        draft.write_bytes(as_csv(messages).encode(encoding, errors="replace"))
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise DraftError(
            _("{name} could not be written.").format(name=path.name),
            _("Choose another place; nothing was written down as sent."),
            field="out",
        ) from error


def sms_code(message: Message) -> str:
    """Return what a phone reads from a QR code to open a message to that number."""
    return f"SMSTO:{message.mobile}:{message.text}"


def sms_link(message: Message) -> str:
    """Return the link that opens the message on this machine, where a phone is coupled with it."""
    return f"sms:{message.mobile}?body={urllib.parse.quote(message.text)}"


def sms_qr(message: Message) -> tuple[tuple[bool, ...], ...]:
    """Return the QR code of a message as rows of dark and light, without a border."""
    import segno

    code = segno.make(sms_code(message), error="m", encoding="utf-8", micro=False)
    return tuple(tuple(bool(cell) for cell in row) for row in code.matrix)
