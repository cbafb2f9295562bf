"""Importing a file: read, planned, backed up, written as one act; for the wizard and the command alike."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy.orm import Session

from models.import_batch import ImportBatch, ImportProblem, ImportRow
from models.kinds import ImportKind, TieKind
from services import recorder, sessions
from services.book import Book
from services.collecting import at_rest, let_go
from services.contacts import derived, tags
from services.exchange import classes, filling, own_storing, storing, tie_lists
from services.exchange.facts import RowFacts
from services.exchange.plan import BatchReport, Plan, PlannedRow, Request, Verdict
from services.exchange.planning import absorb_repeats, plan_of
from services.exchange.repeats import problems_of
from services.exchange.sources import Source, read_sources, refuse_empty
from services.i18n import _, _n
from services.network import ties
from services.network.tie_words import understand_tie
from services.progress import Progress
from services.prospects import derived as tiers
from services.row_writing import Columns
from services.safety import backups
from services.stopping import stoppable


def dry_run(book: Book, requests: Sequence[Request], progress: Progress | None = None) -> list[BatchReport]:
    """Return what an import would do; the book is untouched."""
    return dry_run_sources(book, read_sources(requests, progress), progress)


def dry_run_sources(
    book: Book, sources: Sequence[Source], progress: Progress | None = None
) -> list[BatchReport]:
    """Return what importing sources that were read before would do."""
    with book.read() as session:
        return [report_of(plan_of(session, source, progress or Progress())) for source in sources]


def run(book: Book, requests: Sequence[Request], progress: Progress | None = None) -> list[BatchReport]:
    """Import files, one batch and one act each; all are read before anything is written.

    A verified backup is made first. Raises FileError or ChoiceError before anything was written,
    CancelledError when the user stops it: what was begun is dropped.
    """
    progress = progress or Progress()
    with at_rest():
        return run_sources(book, read_sources(requests, progress), progress)


def run_sources(book: Book, sources: Sequence[Source], progress: Progress) -> list[BatchReport]:
    """Back up, then plan and write sources that were read before, each as one act.

    Raises FileError before that where one of them holds nobody.
    """
    refuse_empty(sources)
    book.claim()
    backups.make(book, "import", progress=progress)
    return [run_source(book, source, progress) for source in sources]


def run_source(book: Book, source: Source, progress: Progress) -> BatchReport:
    """Plan and write one source that was read before."""

    def work(session: Session) -> BatchReport:
        with stoppable(session.connection(), progress):
            plan = plan_of(session, source, progress)
            report = store(session, plan, progress)
        let_go(plan.rows)
        return report

    with at_rest():
        return book.act(label_of(source), work)


def run_plan(book: Book, plan: Plan, progress: Progress) -> BatchReport:
    """Write a plan the user has looked at and maybe changed; a backup is made first."""
    book.claim()
    backups.make(book, "import", progress=progress)
    label = _("Imported {file}").format(file=plan.request.path.name)

    def work(session: Session) -> BatchReport:
        with stoppable(session.connection(), progress):
            return store(session, plan, progress)

    with at_rest():
        return book.act(label, work)


def label_of(source: Source) -> str:
    """Return what the journal says of an import."""
    return _("Imported {file}").format(file=source.request.path.name)


def store(session: Session, plan: Plan, progress: Progress) -> BatchReport:
    """Write a plan within an act."""
    progress.say(_("Writing"))
    source = plan.request.path.name
    if plan.kind is ImportKind.TIES:
        tie_lists.store(session, plan, source, progress)
    else:
        _store_people(session, plan, source, progress)
    progress.step(1, 1)
    report = report_of(plan)
    return replace(report, batch=_write_batch(session, plan, report))


def _store_people(session: Session, plan: Plan, source: str, progress: Progress) -> None:
    absorb_repeats(plan)
    progress.step(0, 1)
    if plan.told is not None:
        own_storing.add_firms(session, plan.told)
    firms = storing.Firms(session, plan.rows, progress)
    ids = storing.store_new(session, storing.new_rows(plan), firms, source, progress)
    targets = storing.by_target(plan.rows)
    changed = filling.fill_up(session, targets, firms, plan.request.rules)
    for row in plan.rows:
        if row.verdict is Verdict.MERGED:
            found = row.contact_id if row.same_as is None else ids.get(id(plan.rows[row.same_as]))
            if found is None and row.same_as is not None:
                found = plan.rows[row.same_as].contact_id
            if found is not None:
                ids[id(row)] = found
                row.contact_id = found
        elif id(row) in ids:
            row.contact_id = ids[id(row)]
    if plan.kind is ImportKind.CLASSMATES:
        classes.make_cohorts(session, plan, ids)
    _tie_to_me(session, plan, ids, source)
    _tag(session, plan, ids)
    if plan.told is not None:
        own_storing.store(session, plan, plan.told, ids, progress)
    assessed = [ids[id(row)] for row in plan.rows if _is_judged(row.facts) and id(row) in ids]
    if assessed:
        tiers.refresh(session, assessed)
    planned = [ids[id(row)] for row in plan.rows if row.facts.next_contact and id(row) in ids]
    derived.refresh(session, changed | set(planned))


def _is_judged(facts: RowFacts) -> bool:
    """Tell whether a row says something that moves the tier."""
    return bool(facts.factors) or "pin_rank" in facts.single


def _tie_to_me(session: Session, plan: Plan, ids: dict[int, int], source: str) -> None:
    """Cards tie by card exchange; in a contact list only a column of relations does."""
    me = sessions.me_id(session)
    everyone = [row for row in plan.rows if id(row) in ids and ids[id(row)] != me]
    if plan.kind is ImportKind.CARDS:
        draft = ties.TieDraft(me, me, TieKind.ACQUAINTANCE, "card_exchange", source=source)
        ties.tie_many(
            session, dict.fromkeys(ids[id(row)] for row in everyone if not row.facts.relation), draft
        )
    by_word: dict[str, list[int]] = {}
    for row in everyone:
        if row.facts.relation:
            by_word.setdefault(row.facts.relation, []).append(ids[id(row)])
    for relation, people in by_word.items():
        word = understand_tie(relation)
        draft = ties.TieDraft(
            me, me, TieKind(word.kind), word.subkind, word.role, word.label, word.closeness, source=source
        )
        ties.tie_many(session, dict.fromkeys(people), draft)


def _tag(session: Session, plan: Plan, ids: dict[int, int]) -> None:
    by_tag: dict[str, list[int]] = {}
    for row in plan.rows:
        for tag in row.facts.tags if id(row) in ids else ():
            by_tag.setdefault(tag, []).append(ids[id(row)])
    for tag, people in by_tag.items():
        tags.tag(session, people, [tag])


def _write_batch(session: Session, plan: Plan, report: BatchReport) -> int:
    batch = ImportBatch(
        at=sessions.now(session),
        file=report.file[:400],
        format=report.format,
        kind=report.kind,
        header_row=report.header_row,
        columns=json.dumps(report.columns, ensure_ascii=False),
        rows=report.rows,
        added=report.added,
        merged=report.merged,
        skipped=report.skipped,
        rejected=report.rejected,
    )
    session.add(batch)
    session.flush()
    recorder.bulk_insert_columns(session, ImportRow, _fates(batch.id, plan.rows))
    recorder.bulk_insert(
        session,
        ImportProblem,
        [
            {
                "batch_id": batch.id,
                "sheet": problem.sheet[:120],
                "row": problem.row,
                "column": problem.column[:200],
                "value": problem.value[:300],
                "reason": problem.reason[:300],
            }
            for problem in report.problems
        ],
    )

    def finish(step_id: int) -> None:
        batch.step_id = step_id

    session.info.setdefault("finishing", []).append(finish)
    return batch.id


def _fates(batch_id: int, rows: Sequence[PlannedRow]) -> Columns:
    return {
        "batch_id": [batch_id] * len(rows),
        "sheet": [row.facts.sheet[:120] for row in rows],
        "row": [row.facts.row for row in rows],
        "verdict": [row.verdict.value for row in rows],
        "contact_id": [row.contact_id for row in rows],
    }


def report_of(plan: Plan) -> BatchReport:
    """Return the counts and problems of a plan."""
    verdicts = [row.verdict for row in plan.rows]
    counts = {verdict: verdicts.count(verdict) for verdict in Verdict}
    return BatchReport(
        None,
        str(plan.request.path),
        plan.format,
        plan.kind.value,
        plan.header_row,
        plan.columns,
        len(plan.rows),
        counts[Verdict.ADDED],
        counts[Verdict.MERGED],
        counts[Verdict.SKIPPED],
        counts[Verdict.REJECTED],
        tuple(problems_of(plan)),
    )


def summary(reports: Sequence[BatchReport]) -> str:
    """Return what was done, or would be, in one sentence: "已导入 47 人，新增 41，合并 6"."""
    added, merged = sum(one.added for one in reports), sum(one.merged for one in reports)
    said = _taken(reports, added + merged).format(count=f"{added + merged:,}")
    said += _(", {added} new, {merged} merged").format(added=f"{added:,}", merged=f"{merged:,}")
    left = sum(one.skipped + one.rejected for one in reports)
    return said + (_(", {count} left out").format(count=f"{left:,}") if left else "")


def _taken(reports: Sequence[BatchReport], count: int) -> str:
    """Return how many came in or would: people, ties, or rows where there are both."""
    if reports and all(one.batch is None for one in reports):
        return _n("{count} row would come in", "{count} rows would come in", count)
    ties = {one.kind == ImportKind.TIES for one in reports}
    if ties == {True}:
        return _n("Imported {count} tie", "Imported {count} ties", count)
    if ties == {False}:
        return _n("Imported {count} person", "Imported {count} people", count)
    return _n("Imported {count} row", "Imported {count} rows", count)


__all__ = [
    "BatchReport",
    "Request",
    "dry_run",
    "dry_run_sources",
    "read_sources",
    "refuse_empty",
    "report_of",
    "run",
    "run_plan",
    "run_sources",
    "summary",
]
