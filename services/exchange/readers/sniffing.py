"""What a file is, told by its content and never by its name."""

import re
from pathlib import Path

from services.cards.pixels import heic
from services.exchange.limits import Limits
from services.exchange.readers import errors
from services.exchange.readers.archives import BROKEN, members
from services.i18n import _

_HEAD = 4_096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Excel 2, 3 and 4, outside a container
_OLD_BIFF = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00")
_LOTUS = b"\x00\x00\x02\x00"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_MARKUP = re.compile(rb"<(!doctype\s+html|html|head|meta|table|body|style)\b", re.IGNORECASE)
_CARD = re.compile(
    rb"^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t\r]*$", re.I | re.M
)
_NETWORKS = (
    (re.compile(rb"<graphml[\s>]"), "graphml"),
    (re.compile(rb"<gexf[\s>]"), "gexf"),
    (re.compile(rb"^(?:\xef\xbb\xbf)?\s*\{\s*\""), "json"),
)
_BYTES_OF_TEXT = bytes(range(32, 256)) + b"\t\n\r\f\x1a"


def sniff(path: Path, limits: Limits) -> str:
    """Return the usual ending of its kind, ``text``, ``picture``, ``biff`` for an older .xls, or ``locked``.

    Raises a FileError that names what the file is when it holds no table, is locked or is too large.
    """
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
            if size > limits.file_bytes:
                raise errors.too_many_bytes(limits)
            if head.startswith(_OLE):
                return _of_container(head + file.read())
    except OSError as error:
        raise errors.unreachable(error) from error
    if not head.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise errors.EmptyFileError()
    if head.startswith(b"PK"):
        return _of_archive(path, limits)
    if head.startswith(_PICTURES) or (head.startswith(b"RIFF") and head[8:12] == b"WEBP"):
        return "picture"
    if head.startswith(_OLD_BIFF):
        return "biff"
    if _CARD.search(head.replace(b"\x00", b"")):
        return "vcf"
    _refuse_strangers(head)
    return _of_text(head)


def sniff_unlocked(content: bytes, limits: Limits) -> str:
    """Return which workbook was locked; it passes the same limits then."""
    if len(content) > limits.file_bytes:
        raise errors.too_many_bytes(limits)
    if content.startswith(_OLE):
        return _of_container(content)
    return _of_archive(content, limits)


def _of_container(content: bytes) -> str:
    """Return what an OLE container holds: an old workbook, or nothing for us."""

    def holds(name: str) -> bool:
        return name.encode("utf-16-le") in content

    if holds("DRMEncryptedDataSpace"):
        raise errors.EncryptedFileError()
    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        return "locked"
    if holds("Workbook") or holds("Book") or holds("WORKBOOK") or holds("BOOK"):
        return "xls"
    if holds("WordDocument"):
        raise errors.NotATableError(_("a Word document"), _copy_into_excel())
    if holds("PowerPoint Document"):
        raise errors.NotATableError(_("a PowerPoint presentation"), _copy_into_excel())
    raise errors.DamagedFileError()


def _of_archive(source: Path | bytes, limits: Limits) -> str:
    """Return which workbook a zip archive is; it has passed the limits then."""
    try:
        names = members(source, limits)
    except BROKEN as error:
        raise errors.DamagedFileError() from error
    if "xl/workbook.bin" in names:
        return "xlsb"
    if "content.xml" in names:
        return "ods"
    if any(name.endswith("xl/workbook.xml") for name in names):
        return "xlsm" if "xl/vbaproject.bin" in names else "xlsx"
    if "word/document.xml" in names:
        raise errors.NotATableError(_("a Word document"), _copy_into_excel())
    if "ppt/presentation.xml" in names:
        raise errors.NotATableError(_("a PowerPoint presentation"), _copy_into_excel())
    if any(name.endswith(".iwa") for name in names):
        raise errors.NotATableError(
            _("a Numbers file"), _("Export it as Excel in Numbers, then import that.")
        )
    if "[content_types].xml" in names:
        return "xlsx"  # the main part under another name: the reader decides
    raise errors.NotATableError(_("a zip archive"), _("Unpack it and import the file inside."))


def _copy_into_excel() -> str:
    return _("Copy its table into Excel, save it as .xlsx and import that.")


def _refuse_strangers(head: bytes) -> None:
    """Raise for well-known files that hold no table."""
    if head[4:8] == b"ftyp" and head[8:12] in (b"heic", b"heix", b"mif1", b"hevc"):
        raise heic()
    if head.startswith(b"%PDF"):
        raise errors.NotATableError(_("a PDF"), _copy_into_excel())
    if head.startswith(_LOTUS):
        raise errors.OldFormatError()
    if head.startswith((b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b")):
        raise errors.NotATableError(_("an archive"), _("Unpack it and import the file inside."))
    if head.startswith(b"SQLite format 3"):
        raise errors.NotATableError(_("a database"))
    if head[:13].lower() == b"mime-version:":
        raise errors.NotATableError(
            _("a web page archive"), _("Open it in Excel, save it as .xlsx and import that.")
        )


def _of_text(head: bytes) -> str:
    """Return which kind of text it is; raises when it is none."""
    if b"urn:schemas-microsoft-com:office:spreadsheet" in head and b"<Workbook" in head.replace(b"ss:", b""):
        return "xml"
    for mark, form in _NETWORKS:
        if mark.search(head):
            return form
    if _MARKUP.search(head[:2_048]) and head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return "html"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith((b"<?xml", b"<!")):
        raise errors.NotATableError(_("an XML file"))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in head[:200]:
        return "text"  # UTF-16, or refused when its characters are read
    strange = len(head.translate(None, delete=_BYTES_OF_TEXT))
    if strange > len(head) // 100:
        raise errors.NotATableError()
    return "text"
