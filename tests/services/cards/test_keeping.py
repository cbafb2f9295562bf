"""Cards typed or corrected beside their picture: into the book, merged, taken back, with the picture."""

from pathlib import Path

import pytest

from services.book import Book
from services.cards import keeping
from services.cards.keeping import CardDraft
from services.contacts import details
from services.errors import DraftError
from services.exchange import batches

JPEG = b"\xff\xd8\xff\xe0 a picture"
SHEN = (
    ("name", "沈砚秋"),
    ("organization", "砺川纺织有限公司"),
    ("title", "财务总监"),
    ("mobile", "13800004127"),
    ("mobile", "13900009231"),
    ("work_address", "杭州市西湖区文三路8号"),
    ("postcode", "310012"),
    ("notes", "会场认识；喝茶"),
    ("title", ""),
)


@pytest.fixture
def book(tmp_path: Path):
    made = Book.create(tmp_path / "b.renmai")
    yield made
    made.close()


def keep(book: Book, draft: CardDraft, jpeg: bytes | None = JPEG) -> keeping.KeptCard:
    return book.act("card", lambda session: keeping.keep(session, draft, jpeg))


def test_that_a_card_is_kept_with_its_picture_and_recognised_the_next_time(book):
    kept = keep(book, CardDraft(SHEN, "IMG_7.jpg"))
    assert (kept.name, kept.is_new) == ("沈砚秋", True)
    with book.read() as session:
        record = details.contact(session, kept.contact_id)
        (picture,) = keeping.pictures_of(session, kept.contact_id)
        known = keeping.outlook(session, CardDraft((("name", "沈砚秋"), ("mobile", "13800004127"))))
        stranger = keeping.outlook(session, CardDraft((("name", "温润"), ("mobile", "1380000412"))))
    assert record.phones == ("13800004127", "13900009231")
    (post,) = record.employments
    assert (post.organization, post.title) == ("砺川纺织有限公司", "财务总监")
    assert [(each.text, each.postcode) for each in record.addresses] == [("杭州市西湖区文三路8号", "310012")]
    assert record.notes == "会场认识；喝茶"
    assert (picture.jpeg, picture.file) == (JPEG, "IMG_7.jpg")
    assert (known.contact_id, known.name) == (kept.contact_id, "沈砚秋")
    assert known.why
    assert stranger.contact_id is None
    assert stranger.problems
    again = keep(book, CardDraft((("name", "沈砚秋"), ("mobile", "13800004127"), ("email", "s@lichuan.cn"))))
    assert (again.contact_id, again.is_new) == (kept.contact_id, False)
    other = keep(book, CardDraft(SHEN, add_again=True), None)
    assert other.is_new


def test_that_undo_and_taking_back_leave_no_picture(book):
    first = keep(book, CardDraft(SHEN, "1.jpg"))
    book.undo()
    with book.read() as session:
        assert keeping.pictures_of(session, first.contact_id) == []
    book.redo()
    with book.read() as session:
        assert keeping.pictures_of(session, first.contact_id)[0].jpeg == JPEG
        (batch,) = batches.batches(session)
    assert (batch.format, batch.kind, batch.added) == ("picture", "cards", 1)
    book.act("back", lambda session: batches.take_back(session, batch.batch))
    with book.read() as session:
        assert not keeping.has_pictures(session, first.contact_id)


def test_that_a_picture_can_be_taken_out_alone(book):
    kept = keep(book, CardDraft(SHEN, "1.jpg"))
    with book.read() as session:
        (picture,) = keeping.pictures_of(session, kept.contact_id)
    book.act("out", lambda session: keeping.remove_picture(session, picture.id))
    with book.read() as session:
        assert not keeping.has_pictures(session, kept.contact_id)
        assert details.contact(session, kept.contact_id).name == "沈砚秋"


def test_that_a_card_without_a_name_is_refused(book):
    with pytest.raises(DraftError):
        keep(book, CardDraft((("mobile", "13800004127"),)))
