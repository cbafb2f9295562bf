"""How many messages a wording takes: 70 characters of UCS-2 in one, 67 in each of several."""

ONE = 70
EACH = 67


def units(text: str) -> int:
    """Return how many characters of UCS-2 a wording takes; an emoji takes two."""
    return sum(2 if ord(character) > 0xFFFF else 1 for character in text)


def segments(text: str) -> int:
    """Return the number of messages; a character of two units (an emoji) is never cut in half."""
    sizes = [2 if ord(character) > 0xFFFF else 1 for character in text]
    if sum(sizes) <= ONE:
        return 1 if sizes else 0
    count, room = 1, EACH
    for size in sizes:
        if size > room:
            count, room = count + 1, EACH
        room -= size
    return count
