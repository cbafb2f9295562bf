"""The characters of a text file: UTF-8, UTF-16, GB18030, Big5 or Western, told by the bytes."""

import codecs
import re

from services.exchange.readers import errors

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 200_000
_HIGH = re.compile(rb"[\x80-\xff]")
# one by itself, as é in café; a Chinese character takes two
_LONELY = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")


def decoded(content: bytes) -> tuple[str, str]:
    """Return the text and the name of its charset; raises NotATableError where the bytes are no text."""
    for bom, charset in _BOMS:
        if content.startswith(bom):
            return _readable(content[len(bom) :].decode(charset, errors="replace")), charset
    charset = _guess(content)
    return _readable(content.decode(charset, errors="replace")), charset


def charset_of(content: bytes) -> str:
    """Return the charset of a file's bytes, by its byte order mark or by what it holds."""
    return next((charset for bom, charset in _BOMS if content.startswith(bom)), "") or _guess(content)


def _guess(content: bytes) -> str:
    """Return the charset of bytes without a byte order mark."""
    wide = _wide(content)
    if wide:
        return wide
    faults = {}
    for charset in ("utf-8", "gb18030", "big5hkscs"):
        text = content[:_SAMPLE].decode(charset, errors="replace")
        faults[charset] = text.count("\ufffd") / (1 + sum(character > "\x7f" for character in text))
    if faults["utf-8"] < 0.05:  # at most a cut or a few broken characters
        return "utf-8"
    if len(_LONELY.findall(content[:_SAMPLE])) * 2 > len(_HIGH.findall(content[:_SAMPLE])):
        return "cp1252"
    if faults["gb18030"] < 0.02 and not (faults["big5hkscs"] < 0.02 and _looks_like_big5(content[:_SAMPLE])):
        return "gb18030"
    if faults["big5hkscs"] < 0.02:
        return "big5hkscs"
    return "gb18030"


def _wide(content: bytes) -> str:
    """Return the UTF-16 order of bytes without a mark, or nothing.

    Line ends, digits and commas have a zero byte on one side; Chinese text in one order reads as common
    characters, in the other as strange ones.
    """
    sample = content[:4_000]
    sample = sample[: len(sample) // 2 * 2]
    zeros = sample.count(0)
    if not zeros or len(content) % 2 or zeros < len(sample) // 50:
        return ""
    left, right = sample[0::2].count(0), sample[1::2].count(0)
    if max(left, right) < 5 * min(left, right) + 1:
        return ""
    return "utf-16-le" if right > left else "utf-16-be"


def _looks_like_big5(content: bytes) -> bool:
    """Tell whether double bytes fall where Big5 has its everyday characters rather than where GB2312 has."""
    chinese = big5 = 0
    index = 0
    while index < len(content) - 1:
        lead, trail = content[index], content[index + 1]
        if lead < 0x80:
            index += 1
            continue
        chinese += 0xB0 <= lead <= 0xF7 and trail >= 0xA1
        big5 += 0xA1 <= lead <= 0xC6 and (0x40 <= trail <= 0x7E or trail >= 0xA1)
        index += 2
    return big5 > chinese * 1.2


def _readable(text: str) -> str:
    """Return the text, or raise when it holds the control characters of a binary file."""
    sample = text[:_SAMPLE]
    strange = sum(character < "\x09" or "\x0e" <= character < "\x1a" for character in sample)
    if strange > 1 + len(sample) // 200 or sample.count("\ufffd") > 1 + len(sample) // 10:
        raise errors.NotATableError()
    return text.replace("\ufeff", "").replace("\x00", "")
