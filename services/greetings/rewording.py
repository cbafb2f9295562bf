"""What the rules say of a wording while it is being written, before it is kept."""

from dataclasses import replace

from sqlalchemy.orm import Session

from services.greetings import checking
from services.greetings.composing import Wording
from services.greetings.findings import MessageDraft
from services.greetings.queue import Queue, QueueEntry


def reworded(session: Session, queue: Queue, entry: QueueEntry, text: str) -> QueueEntry:
    """Return a greeting of the queue as it would be with another text, checked beside all the others.

    What was answered of the old wording is open again.
    """
    entries = [one for one in queue.entries if one.key != entry.key]
    drafts = [MessageDraft(one.contact_id, one.text, one.at, one.occasion.name) for one in entries]
    place = next((at for at, one in enumerate(queue.entries) if one.key == entry.key), len(drafts))
    drafts.insert(place, MessageDraft(entry.contact_id, text, entry.at, entry.occasion.name))
    findings = checking.check_batch(session, drafts, by_text=True)[place]
    return replace(entry, wording=Wording(text), findings=findings, answered=())
