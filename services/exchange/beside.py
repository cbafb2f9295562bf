"""Tables side by side in one sheet: which columns belong together."""

from collections.abc import Callable, Iterator, Sequence

from services.exchange.contents import shares
from services.exchange.headers import field_of
from services.exchange.readers.grid import Cell

_KINDS = ("id_number", "mobile", "phone", "email", "name", "gender", "number")
_MOST = 0.6


def side_by_side(
    texts: Sequence[str], used: list[int], values: Callable[[int], Sequence[Cell]]
) -> list[list[int]]:
    """Return the columns in parts: several where headers begin anew, or each side of a gap names people."""
    if not used:
        return []
    key = next((index for index in used if texts[index]), -1)
    if key < 0:
        return _by_content(used, values)
    ahead = key - used[0]  # columns without a header before the first that has one
    starts = [index - ahead for index in used if texts[index] == texts[key]]
    if len(used) > 1 and len(starts) == len(used) and names_people([texts[key]]):
        return [[index] for index in used]
    parts = [
        [index for index in used if begin <= index < end]
        for begin, end in zip(starts, [*starts[1:], len(texts)], strict=True)
    ]
    if len(parts) > 1 and len(parts[0]) > 1:
        heads = [[texts[index] for index in part if texts[index]] for part in parts]
        if all(head == heads[0] for head in heads) and names_people(heads[0]):
            return parts
    gaps = _parted_by_gaps(used)
    if len(gaps) > 1 and all(names_people([texts[index] for index in part]) for part in gaps):
        return gaps
    return [used]


def _parted_by_gaps(used: Sequence[int]) -> list[list[int]]:
    """Return the columns in runs without a blank column between."""
    gaps = [[used[0]]]
    for index in used[1:]:
        if index == gaps[-1][-1] + 1:
            gaps[-1].append(index)
        else:
            gaps.append([index])
    return gaps


def _by_content(used: list[int], values: Callable[[int], Sequence[Cell]]) -> list[list[int]]:
    """Return columns without headers in parts where names, and what stands beside them, come again."""
    kinds = {index: _kind(values(index)) for index in used}
    if len(used) > 2 and set(kinds.values()) == {"name"}:  # nothing but names, several in a line
        return [[index] for index in used]
    if list(kinds.values()).count("name") < 2:
        return [used]
    for parts in (_parted_by_gaps(used), *_alike(used, kinds)):
        if len(parts) > 1 and all(_people([kinds[index] for index in part]) for part in parts):
            return parts
    return [used]


def _alike(used: list[int], kinds: dict[int, str]) -> Iterator[list[list[int]]]:
    """Yield the columns in parts of one width whose kinds are the same."""
    for width in range(2, len(used) // 2 + 1):
        parts = [used[begin : begin + width] for begin in range(0, len(used), width)]
        if len({tuple(kinds[index] for index in part) for part in parts}) == 1:
            yield parts


def _people(kinds: Sequence[str]) -> bool:
    return kinds.count("name") == 1 and any(kind in ("mobile", "phone", "email") for kind in kinds)


def _kind(values: Sequence[Cell]) -> str:
    """Return what most cells of a column are."""
    found = shares(values)
    return next((kind for kind in _KINDS if found.get(kind, 0) >= _MOST), "")


def names_people(headers: Sequence[str]) -> bool:
    """Tell whether one of the headers names people."""
    return any(field_of(header)[0] == "name" for header in headers)
