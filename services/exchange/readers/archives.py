"""What is looked at in a zip archive before anything in it is parsed."""

import io
import lzma
import struct
import zipfile
import zlib
from pathlib import Path

from services.exchange.limits import Limits
from services.exchange.readers import errors

_PROLOG = 4_096

# Everything a broken archive makes zipfile raise.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    NotImplementedError,
    RuntimeError,
    ValueError,
    EOFError,
    OSError,
)


def members(source: Path | bytes, limits: Limits) -> frozenset[str]:
    """Return the names in the archive, in lower case with forward slashes.

    Raises a FileError when it is locked, unpacks beyond the limits or declares entities;
    one of BROKEN when it is broken.
    """
    size = len(source) if isinstance(source, bytes) else source.stat().st_size
    with zipfile.ZipFile(io.BytesIO(source) if isinstance(source, bytes) else source) as archive:
        entries = archive.infolist()
        if len(entries) > limits.entries:
            raise errors.HostileFileError()
        unpacked = sum(entry.file_size for entry in entries)
        if unpacked > limits.unpacked_bytes:
            raise errors.too_much_inside(limits)
        if unpacked > limits.ratio_from and unpacked > limits.ratio * size:
            raise errors.HostileFileError()
        if any(entry.flag_bits & 1 for entry in entries):
            raise errors.EncryptedFileError()
        for entry in entries:
            _look_at_prolog(archive, entry)
        return frozenset(entry.filename.replace("\\", "/").lstrip("/").lower() for entry in entries)


def _look_at_prolog(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> None:
    """Raise when an XML part declares a document type, which no workbook needs, or says it is encrypted."""
    name = entry.filename.lower()
    if not name.endswith((".xml", ".rels")):
        return
    with archive.open(entry) as part:
        if name.endswith("meta-inf/manifest.xml"):
            if b"encryption-data" in part.read(1_000_000):
                raise errors.EncryptedFileError()
            return  # OpenOffice 1 wrote a document type here
        prolog = part.read(_PROLOG)
    if prolog[:2] in (b"\xff\xfe", b"\xfe\xff"):
        prolog = prolog.replace(b"\x00", b"")
    if b"<!ENTITY" in prolog or b"<!DOCTYPE" in prolog:
        raise errors.HostileFileError()
