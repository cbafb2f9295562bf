"""The lines of a file of electronic cards: unfolded, decoded, each one property.

Written for what phones and mail programs really write: lines folded with and without the blank the rules
ask for, quoted-printable with soft breaks, base64 without an end, charsets named, not named or named wrongly.
"""

import binascii
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from services.exchange.readers import charsets

_LINE_ENDS = re.compile(rb"\r*\n|\r")
_PROPERTY = re.compile(rb"(?:[A-Za-z0-9_-]+\.)?([A-Za-z][A-Za-z0-9_-]*)[ \t]*[;:]")
_BEGIN = re.compile(rb"[ \t]*BEGIN[ \t]*:[ \t]*VCARD", re.IGNORECASE)
_BASE64_HEAD = re.compile(rb"BASE64|[;,=]B(?=[;:,]|$)", re.IGNORECASE)
_BASE64_LINE = re.compile(rb"[A-Za-z0-9+/=]+")
_HAN_FOLD = re.compile(rb"[\x80-\xff]$")
_KNOWN = frozenset(
    b"BEGIN END VERSION FN N NICKNAME PHOTO BDAY ADR LABEL TEL EMAIL MAILER TZ GEO TITLE ROLE LOGO AGENT ORG "
    b"CATEGORIES NOTE PRODID REV SORT-STRING SOUND UID URL CLASS KEY IMPP GENDER ANNIVERSARY RELATED KIND "
    b"MEMBER LANG SOURCE FBURL CALURI CALADRURI CLIENTPIDMAP XML NAME PROFILE BIRTHPLACE DEATHPLACE "
    b"DEATHDATE EXPERTISE HOBBY INTEREST ORG-DIRECTORY SOCIALPROFILE ALTBDAY".split()
)
_LONGEST_HEAD = 20_000
_BINARY = frozenset({"PHOTO", "LOGO", "SOUND", "KEY"})
_CHARSETS = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "ansi": "", "us-ascii": ""}
_CARETS = {"^n": "\n", "^^": "^", "^'": '"'}


@dataclass(frozen=True, slots=True)
class Line:
    """One property as it stands: names in capitals, the value decoded, its escapes still in it."""

    group: str
    name: str
    value: str
    params: dict[str, tuple[str, ...]] = field(default_factory=dict)


def lines_of(data: bytes) -> Iterator[Line]:
    """Yield the properties of a file in their order, ``BEGIN`` and ``END`` among them."""
    data, fallback = _narrow(data)
    for folded in _unfolded(_LINE_ENDS.split(data)):
        line = _line(folded, fallback)
        if line is not None:
            yield line


def _narrow(data: bytes) -> tuple[bytes, str]:
    """Return the bytes in a charset whose signs are single bytes, and which that is where none is named."""
    wide = charsets.charset_of(data)
    if wide.startswith(("utf-16", "utf-32")):
        data = data.decode(wide, errors="replace").lstrip("\ufeff").encode()
    data = data.removeprefix(b"\xef\xbb\xbf")
    try:
        data.decode()
    except UnicodeDecodeError:
        return data, wide if wide not in ("", "utf-8") else "utf-8"
    return data, "utf-8"


class _Folded:
    """A property whose physical lines are being gathered."""

    def __init__(self, first: bytes, *, old: bool) -> None:
        self.pieces = [first]
        head = first.partition(b":")[0].upper()
        self.name = _name_of(first)
        self.quoted = b"QUOTED-PRINTABLE" in head
        self.packed = not self.quoted and bool(_BASE64_HEAD.search(head))
        self._old = old

    @property
    def is_open(self) -> bool:
        """Tell whether a soft break at the end asks for another line."""
        return self.quoted and self.pieces[-1].endswith(b"=")

    def go_on(self, line: bytes) -> None:
        """Take the line after a soft break."""
        self.pieces[-1] = self.pieces[-1][:-1]
        bare = line.lstrip()
        self.pieces.append(bare if bare.startswith(b"=") else line)

    def fold(self, line: bytes) -> None:
        """Take a line that begins with a blank."""
        if self.packed:
            self.pieces.append(line.strip())
        elif (
            self._old and not self.quoted and not (_HAN_FOLD.search(self.pieces[-1]) and line[1:2] >= b"\x80")
        ):
            self.pieces.append(line)  # version 2.1 folds at a blank and keeps it
        else:
            self.pieces.append(line[1:])

    def break_in(self, line: bytes) -> None:
        """Take a line that began anew without being a property: a line break nobody marked."""
        self.pieces.append(line if self.packed else b"\n" + line)

    def whole(self) -> bytes:
        """Return the property in one piece."""
        if self.is_open:
            self.pieces[-1] = self.pieces[-1][:-1]
        return b"".join(self.pieces)


def _unfolded(lines: list[bytes]) -> Iterator[bytes]:
    """Yield each property in one piece."""
    lines = _dedented(lines)
    current: _Folded | None = None
    old = False
    for line in lines:
        if current is not None and _belongs(current, line):
            _take(current, line)
            continue
        if not line.strip() or not _is_property(line.lstrip()):
            continue  # a blank line, a remark, or something in front of the first card
        if current is not None:
            yield current.whole()
        line = line.lstrip()
        if _name_of(line) == b"VERSION":
            old = b"2.1" in line
        current = _Folded(line, old=old)
    if current is not None:
        yield current.whole()


def _belongs(current: _Folded, line: bytes) -> bool:
    """Tell whether a physical line belongs to the property before it."""
    if current.is_open:
        return not (_name_of(line) in _KNOWN and _is_property(line))
    if not line.strip() or line.startswith(b"#"):
        return False
    if current.name in (b"BEGIN", b"END", b"VERSION"):
        return False
    return line[:1] in b" \t" or not _is_property(line)


def _take(current: _Folded, line: bytes) -> None:
    if current.is_open:
        current.go_on(line)
    elif line[:1] in b" \t":
        current.fold(line)
    elif not current.packed or _BASE64_LINE.fullmatch(line.strip()):
        current.break_in(line)


def _dedented(lines: list[bytes]) -> list[bytes]:
    """Return the lines without the margin that a whole file may have."""
    first = next((line for line in lines if _BEGIN.match(line)), b"")
    margin = first[: len(first) - len(first.lstrip())]
    return [line.removeprefix(margin) for line in lines] if margin else lines


def _name_of(line: bytes) -> bytes:
    found = _PROPERTY.match(line)
    return found[1].upper() if found else b""


def _is_property(line: bytes) -> bool:
    """Tell whether a line begins a property, which ``http://`` in a note with bare line breaks does not."""
    found = _PROPERTY.match(line)
    if found is None:
        return False
    name = found[1]
    upper = name.upper()
    return upper in _KNOWN or upper.startswith(b"X-") or (name == upper and len(name) > 2)


def _line(whole: bytes, fallback: str) -> Line | None:
    """Return a property in one piece as its parts."""
    head, colon, value = _cut(whole)
    if not colon:
        return None
    group, name, params, charset, encoding = _headed(head, fallback)
    if encoding == "QUOTED-PRINTABLE":
        value = binascii.a2b_qp(value)
    elif encoding in ("BASE64", "B") and name not in _BINARY:
        value = _unpacked(value)
    return Line(group, name, _decoded(value, charset, fallback), params)


@lru_cache(maxsize=4_096)
def _headed(head: bytes, fallback: str) -> tuple[str, str, dict[str, tuple[str, ...]], str, str]:
    """Return what stands before the colon: group, name, parameters, charset, encoding; most repeat."""
    first, *told = _split(_decoded(head, fallback), ";")
    group, _dot, name = first.strip().rpartition(".")
    params = _params(told)
    charset = _known_charset(params.get("CHARSET", ("",))[0]) or fallback
    return group.upper(), name.upper(), params, charset, params.get("ENCODING", ("",))[0].upper()


def _cut(whole: bytes) -> tuple[bytes, bytes, bytes]:
    """Cut at the first colon outside quotation marks; a mark never closed means nothing."""
    head, colon, value = whole.partition(b":")
    if b'"' not in head:
        return head, colon, value
    quoted = False
    for index, byte in enumerate(whole[:_LONGEST_HEAD]):
        if byte == 0x22:
            quoted = not quoted
        elif byte == 0x3A and not quoted:
            return whole[:index], b":", whole[index + 1 :]
    return head, colon, value


def _split(text: str, sign: str) -> list[str]:
    """Cut at a sign outside quotation marks."""
    if '"' not in text:
        return text.split(sign)
    found, quoted, start = [], False, 0
    for index, character in enumerate(text):
        if character == '"':
            quoted = not quoted
        elif character == sign and not quoted:
            found.append(text[start:index])
            start = index + 1
    return [*found, text[start:]]


def _params(told: list[str]) -> dict[str, tuple[str, ...]]:
    """Return the parameters; bare words of version 2.1 are types, or an encoding."""
    found: dict[str, tuple[str, ...]] = {}
    for each in told:
        key, equals, value = each.partition("=")
        key = key.strip().upper()
        if not equals:
            value, key = key, "ENCODING" if key in ("QUOTED-PRINTABLE", "BASE64", "B") else "TYPE"
        plain = [_plain(part) for part in _split(value, ",")]
        if key == "TYPE":
            plain = [part for each in plain for part in each.split(",")]
        found[key] = found.get(key, ()) + tuple(part for part in plain if part)
    return {key: values for key, values in found.items() if values}


def _plain(value: str) -> str:
    value = value.strip().strip('"')
    return re.sub(r"\^[n^']", lambda sign: _CARETS[sign[0]], value) if "^" in value else value


def _known_charset(name: str) -> str:
    name = name.strip().lower()
    name = _CHARSETS.get(name, name)
    try:
        "".encode(name or "utf-8")
    except LookupError:
        return ""
    return name


def _decoded(content: bytes, *names: str) -> str:
    """Return the text in the first charset that fits, whatever the file says of itself."""
    for charset in ("utf-8" if "utf-8" in names[:1] else names[0], "utf-8", *names[1:], "gb18030"):
        try:
            return content.decode(charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return content.decode(names[0], errors="replace")


def _unpacked(value: bytes) -> bytes:
    try:
        return binascii.a2b_base64(value)
    except binascii.Error:
        return value
