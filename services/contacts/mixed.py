"""Names looked for by characters and spellings in one word: zhang伟, 张w, z伟."""

from collections.abc import Sequence

from services.contacts.search_keys import NAME_MARK, SPELLING_MARK, SYLLABLE_MARK

Sounds = Sequence[set[str]]


def answers(names: str, spellings: str, runs: Sequence[str]) -> bool | None:
    """Tell whether the runs spell the beginning of a name (True), a part of it (False) or neither (None).

    Names and spellings are the fields of a search key. A run of letters stands for whole syllables or their
    first letters; the last syllable of the last run may be unfinished.
    """
    ways = [way.split(SYLLABLE_MARK) for way in spellings.split(SPELLING_MARK) if way]
    best: bool | None = None
    for name in names.split(NAME_MARK):
        fitting = [way for way in ways if len(way) == len(name)]
        sounds = [{way[place] for way in fitting} for place in range(len(name))] if fitting else []
        for start in range(len(sounds)):
            if _fits(name, sounds, start, runs):
                best = bool(best) or start == 0
    return best


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
