"""Surveys: drawing up the questions, writing down the answers, and what the answers offer to change."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from models.contact import Contact, Remark
from models.interaction import Interaction
from models.kinds import Factor, Feeds, InteractionKind, NoteKind, QuestionKind
from models.survey import Answer, Question, Survey
from services import sessions
from services.contacts.writing import cell_text
from services.diary import entries
from services.diary.drafts import EntryDraft
from services.errors import ChoiceError, DraftError
from services.i18n import _
from services.prospects import assessing


@dataclass(frozen=True, slots=True)
class QuestionDraft:
    """One question, with its choices where it has any."""

    text: str
    kind: QuestionKind = QuestionKind.OPEN
    choices: tuple[str, ...] = ()
    feeds: Feeds = Feeds.NOTHING


@dataclass(frozen=True, slots=True)
class SurveyDraft:
    """A survey before it is in the book."""

    theme: str
    questions: tuple[QuestionDraft, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question of the book."""

    id: int
    draft: QuestionDraft


@dataclass(frozen=True, slots=True)
class SurveySummary:
    """A survey with its questions, and how many people answered."""

    id: int
    theme: str
    day: dt.date
    questions: tuple[AskedQuestion, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Respondent:
    """Somebody who answered, and their words."""

    contact_id: int
    name: str
    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """What an answer would change, if the user says yes: a class of demand, or a note of what is wanted."""

    contact_id: int
    feeds: Feeds
    text: str
    klass: int | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """What writing answers down made: the entry, and what it offers to change."""

    interaction_id: int
    offers: tuple[Offer, ...]


def add(session: Session, draft: SurveyDraft) -> int:
    """Add a survey; raises DraftError without a theme or questions, or for choices that are none."""
    theme = cell_text(draft.theme)
    if not theme:
        raise DraftError(_("What is it about? Give it a theme."), field="theme")
    if not draft.questions:
        raise DraftError(_("A survey asks at least one question."), field="questions")
    survey = Survey(theme=theme[:200], day=sessions.today(session))
    session.add(survey)
    session.flush()
    for place, question in enumerate(draft.questions, start=1):
        session.add(Question(survey_id=survey.id, position=place, **_columns(question)))
    session.flush()
    return survey.id


def remove(session: Session, survey_id: int) -> None:
    """Strike a survey with its questions and answers; the interviews stay in the timelines."""
    asked = select(Question.id).where(Question.survey_id == survey_id)
    for answer in session.scalars(select(Answer).where(Answer.question_id.in_(asked))):
        session.delete(answer)
    session.flush()
    for question in session.scalars(select(Question).where(Question.survey_id == survey_id)):
        session.delete(question)
    session.flush()
    survey = session.get(Survey, survey_id)
    if survey is not None:
        session.delete(survey)
    session.flush()


def surveys(session: Session) -> list[SurveySummary]:
    """Return all surveys, the newest first."""
    answered = dict(
        session.execute(
            select(Question.survey_id, func.count(Answer.contact_id.distinct()))
            .join(Answer, Answer.question_id == Question.id)
            .group_by(Question.survey_id)
        )
        .tuples()
        .all()
    )
    return [
        SurveySummary(row.id, row.theme, row.day, questions(session, row.id), answered.get(row.id, 0))
        for row in session.scalars(select(Survey).order_by(Survey.day.desc(), Survey.id.desc()))
    ]


def questions(session: Session, survey_id: int) -> tuple[AskedQuestion, ...]:
    """Return a survey's questions in their order."""
    rows = session.scalars(
        select(Question).where(Question.survey_id == survey_id).order_by(Question.position)
    )
    return tuple(
        AskedQuestion(
            row.id,
            QuestionDraft(
                row.text, QuestionKind(row.kind), tuple(row.choices.splitlines()), Feeds(row.feeds)
            ),
        )
        for row in rows
    )


def answers(session: Session, survey_id: int) -> dict[int, dict[int, str]]:
    """Return what everybody answered: contact → question → words."""
    found: dict[int, dict[int, str]] = {}
    rows = session.execute(
        select(Answer.contact_id, Answer.question_id, Answer.text)
        .join(Question, Question.id == Answer.question_id)
        .where(Question.survey_id == survey_id)
        .order_by(Answer.contact_id, Question.position)
    )
    for contact_id, question_id, text in rows.tuples():
        found.setdefault(contact_id, {})[question_id] = text
    return found


def respondents(session: Session, survey_id: int) -> list[Respondent]:
    """Return who answered, by tier and pinyin, with what they said in the order of the questions."""
    said = answers(session, survey_id)
    rows = session.execute(
        select(Contact.id, Contact.name)
        .where(Contact.id.in_(said))
        .order_by(Contact.tier_rank, Contact.sort_key, Contact.id)
    )
    return [Respondent(number, name, tuple(said[number].values())) for number, name in rows.tuples()]


def tally(session: Session, survey_id: int) -> dict[int, dict[str, int]]:
    """Return how often each answer of a choice was given: question → answer → people."""
    counted: dict[int, dict[str, int]] = {}
    for question in questions(session, survey_id):
        if question.draft.kind is QuestionKind.CHOICE:
            counted[question.id] = dict.fromkeys(question.draft.choices, 0)
    for said in answers(session, survey_id).values():
        for question_id, text in said.items():
            if text in counted.get(question_id, {}):
                counted[question_id][text] += 1
    return counted


def write_down(
    session: Session,
    survey_id: int,
    contact_id: int,
    said: Mapping[int, str],
    at: dt.datetime | None = None,
) -> Answered:
    """Keep a person's answers and log the interview; asked again, new answers take the old one's place.

    What the answers say about demand and wishes is only offered: see ``take_up``. Raises DraftError when
    nothing was answered, or for an answer that is none of the choices.
    """
    asked = {question.id: question.draft for question in questions(session, survey_id)}
    survey = session.get(Survey, survey_id)
    if survey is None:
        raise ChoiceError(_("This survey is not in the book."))
    given = {key: words for key, text in said.items() if (words := text.strip())}
    if not given or not given.keys() <= asked.keys():
        raise DraftError(_("Nothing was answered."), field="answers")
    for key, words in given.items():
        if asked[key].kind is QuestionKind.CHOICE and words not in asked[key].choices:
            raise DraftError(
                _("{answer} is no choice of “{question}”.").format(answer=words, question=asked[key].text),
                field="answers",
            )
    entry = _interview(session, survey, contact_id, given, at)
    for key, words in given.items():
        _keep(session, key, contact_id, entry, words)
    session.flush()
    offers = [offer for key, words in given.items() for offer in _offers(asked[key], contact_id, words)]
    return Answered(entry, tuple(offers))


def take_up(session: Session, survey_id: int, offers: Sequence[Offer]) -> None:
    """Let what the answers offered come true: classes of demand, notes of what is wanted."""
    survey = session.get_one(Survey, survey_id)
    for offer in offers:
        if offer.feeds is Feeds.DEMAND and offer.klass is not None:
            assessing.assess(session, [offer.contact_id], Factor.DEMAND, offer.klass, evidence=survey.theme)
        elif offer.feeds is Feeds.WANTS:
            session.add(
                Remark(
                    contact_id=offer.contact_id,
                    kind=NoteKind.WANTS.value,
                    text=offer.text,
                    day=sessions.today(session),
                )
            )
    session.flush()


def _columns(question: QuestionDraft) -> dict[str, object]:
    text = cell_text(question.text)
    choices = tuple(filter(None, map(cell_text, question.choices)))
    if not text:
        raise DraftError(_("A question needs words."), field="questions")
    if question.kind is QuestionKind.CHOICE and len(set(choices)) < 2:
        raise DraftError(
            _("“{question}” needs at least two choices.").format(question=text), field="questions"
        )
    if question.feeds is Feeds.DEMAND and len(choices) != 3:
        raise DraftError(
            _("“{question}” feeds demand: give three choices, the largest first.").format(question=text),
            field="questions",
        )
    return {
        "kind": question.kind.value,
        "text": text[:300],
        "choices": "\n".join(dict.fromkeys(choices)),
        "feeds": question.feeds.value,
    }


def _interview(
    session: Session, survey: Survey, contact_id: int, said: Mapping[int, str], at: dt.datetime | None
) -> int:
    """Return the entry of the interview; correcting answers of the same day adds none."""
    query = (
        select(Interaction.id)
        .join(Answer, Answer.interaction_id == Interaction.id)
        .where(
            Answer.contact_id == contact_id,
            Answer.question_id.in_(select(Question.id).where(Question.survey_id == survey.id)),
            Interaction.day == sessions.today(session),
        )
    )
    before = session.scalar(query.limit(1)) if at is None else None
    if before is not None:
        return before
    note = "；".join([survey.theme, *said.values()])
    return entries.log(
        session, EntryDraft(InteractionKind.VISIT, (contact_id,), at=at, note=note)
    ).interaction_id


def _keep(session: Session, question_id: int, contact_id: int, entry: int, words: str) -> None:
    row = session.scalar(
        select(Answer).where(Answer.question_id == question_id, Answer.contact_id == contact_id)
    )
    if row is None:
        row = Answer(question_id=question_id, contact_id=contact_id)
        session.add(row)
    row.text, row.interaction_id = words, entry


def _offers(question: QuestionDraft, contact_id: int, words: str) -> list[Offer]:
    if question.feeds is Feeds.DEMAND and words in question.choices:
        return [Offer(contact_id, Feeds.DEMAND, words, question.choices.index(words) + 1)]
    if question.feeds is Feeds.WANTS:
        return [Offer(contact_id, Feeds.WANTS, words)]
    return []
