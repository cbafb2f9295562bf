"""Names looked for by characters and spellings in one word: zhang伟, 张w, z伟."""

from collections.abc import Sequence

from services.contacts import pinyin

Sounds = Sequence[frozenset[str]]


def answers(name: str, runs: Sequence[str]) -> bool | None:
    """Tell whether the runs spell the beginning of a name (True), a part of it (False) or neither (None).

    A run of letters stands for whole syllables or their first letters; the last syllable may be unfinished.
    """
    sounds = _sounds(name)
    for start in range(len(name)):
        if _fits(name, sounds, start, runs):
            return start == 0
    return None


def _sounds(name: str) -> Sounds:
    """Return for every character how it may be spelled."""
    ways = pinyin.readings(name)
    if ways and len(ways[0].syllables) == len(name):
        return [frozenset(way.syllables[place] for way in ways) for place in range(len(name))]
    return [frozenset(way.full for way in pinyin.readings(char, False)) for char in name]


def _fits(name: str, sounds: Sounds, at: int, runs: Sequence[str]) -> bool:
    if not runs:
        return True
    run, rest = runs[0], runs[1:]
    if not (run.isascii() and run.isalpha()):
        return name.startswith(run, at) and _fits(name, sounds, at + len(run), rest)
    return any(_fits(name, sounds, end, rest) for end in _ends(sounds, at, run, last=not rest))


def _ends(sounds: Sounds, at: int, letters: str, *, last: bool) -> set[int]:
    """Return behind which characters the letters may have come to an end."""
    if not letters:
        return {at}
    if at >= len(sounds):
        return set()
    ends: set[int] = set()
    for sound in sounds[at]:
        pieces = {sound, sound[:1], sound[:2] if sound[1:2] == "h" else sound[:1]}
        for piece in pieces:
            if piece and letters.startswith(piece):
                ends |= _ends(sounds, at + 1, letters[len(piece) :], last=last)
        if last and sound.startswith(letters):
            ends.add(at + 1)
    return ends
