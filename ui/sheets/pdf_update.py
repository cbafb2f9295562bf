"""Adding pages to a finished PDF."""

import re
import zlib

_WIDTH, _HEIGHT = 595.276, 841.89


class PdfUpdate:
    """Adds objects to a finished PDF as the format foresees: behind its end, with a table of their own."""

    def __init__(self, pdf: bytes) -> None:
        self._base = pdf
        size = re.search(rb"/Size (\d+)", pdf[pdf.rindex(b"trailer") :])
        self._next = int(size[1]) if size else 1
        self._objects: dict[int, bytes] = {}

    def add(self, body: bytes) -> int:
        """Add an object; return its number."""
        number = self._next
        self._next += 1
        self._objects[number] = body
        return number

    def add_stream(self, content: bytes, head: bytes = b">>") -> int:
        """Add a compressed stream; ``head`` closes its dictionary."""
        packed = zlib.compress(content, 9)
        return self.add(
            b"<</Filter /FlateDecode /Length %d %s\nstream\n%s\nendstream" % (len(packed), head, packed)
        )

    def name_characters(self, font: int, texts: dict[bytes, str]) -> None:
        """Say which character each glyph of a font stands for."""
        table = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        table += b"/CMapName /Adobe-Identity-UCS def /CMapType 2 def\n"
        table += b"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        table += b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        lines = [
            b"<%b> <%b>" % (code, text.encode("utf-16-be").hex().encode()) for code, text in texts.items()
        ]
        for start in range(0, len(lines), 100):
            part = lines[start : start + 100]
            table += b"%d beginbfchar\n%s\nendbfchar\n" % (len(part), b"\n".join(part))
        table += b"endcmap CMapName currentdict /CMap defineresource pop end end"
        place = self._base.index(b"\n%d 0 obj\n" % font) + 1
        whole = self._base[self._base.index(b"\n", place) + 1 : self._base.index(b"endobj", place)]
        self._objects[font] = re.sub(
            rb"/ToUnicode \d+ 0 R", b"/ToUnicode %d 0 R" % self.add_stream(table), whole
        )

    def with_pages(self, contents: list[int], resources: int) -> bytes:
        """Return the file showing these pages instead of its own."""
        tree = int(_found(rb"/Pages (\d+) 0 R", self._base))
        kids = [
            self.add(
                b"<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.3f %.2f] /Resources %d 0 R /Contents %d 0 R>>"
                % (tree, _WIDTH, _HEIGHT, resources, content)
            )
            for content in contents
        ]
        listed = b" ".join(b"%d 0 R" % kid for kid in kids)
        self._objects[tree] = b"<</Type /Pages /Count %d /Kids [%s]>>" % (len(kids), listed)
        return self._written()

    def _written(self) -> bytes:
        out = bytearray(self._base)
        table = b"xref\n"
        for number, body in sorted(self._objects.items()):
            table += b"%d 1\n%010d 00000 n \n" % (number, len(out))
            out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        trailer = self._base[self._base.rindex(b"trailer") :]
        before = _found(rb"startxref\s+(\d+)", trailer)
        head = re.sub(
            rb"/Size \d+", b"/Size %d /Prev %s" % (self._next, before), trailer.split(b">>\nstartxref")[0]
        )
        start = len(out)
        out += table + head + b">>\nstartxref\n%d\n%%%%EOF\n" % start
        return bytes(out)


def _found(pattern: bytes, text: bytes) -> bytes:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError("not a PDF as Qt writes them")
    return match[1]
