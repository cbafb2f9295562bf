"""沈砚秋 of the look's picture: somebody of whom the book knows a good deal."""

import datetime as dt
from typing import Any

from models.contact import Contact
from models.kinds import AddressKind, InteractionKind, NoteKind, TaskKind, TieKind
from services import sessions
from services.book import Book
from services.contacts import edits
from services.contacts.drafts import AddressDraft, ContactDraft, EducationDraft, EmploymentDraft
from services.diary import entries, tasks, visits
from services.diary.drafts import EntryDraft, RemarkDraft, VisitDraft
from services.network import ties
from services.network.ties import TieDraft
from services.prospects import assessing
from tests.builders import DAY

NOTED = (
    (NoteKind.INTEREST, "越剧"),
    (NoteKind.INTEREST, "爬山"),
    (NoteKind.INTEREST, "龙井，不喝酒"),
    (NoteKind.OFFICE, "书架有审计准则全套，窗台三盆兰花"),
    (NoteKind.TABOO, "别提她先生的厂，去年和我行有过不愉快"),
    (NoteKind.FIRM, "新生产线明年 3 月投产"),
)


def draft() -> ContactDraft:
    """Return her as she would be typed in."""
    return ContactDraft(
        "沈砚秋",
        phones=("13800004127",),
        gender="女",
        native_place="浙江桐庐",
        lunar_birthday="8-19",
        spouse="老周",
        children="女儿今年上大学，在杭州",
        employments=(
            EmploymentDraft("砺川精密机械有限公司", "财务总监", since="2019"),
            EmploymentDraft("恒昱会计师事务所", "审计", since="2006", until="2019", is_present=False),
        ),
        educations=(
            EducationDraft("桐庐中学", class_name="1998级(3)班"),
            EducationDraft("临溪财经学院", major="会计"),
        ),
        addresses=(AddressDraft("砺川 3 楼财务部", AddressKind.WORK),),
        remarks=tuple(RemarkDraft(kind, text) for kind, text in NOTED),
    )


def add_shen(book: Book, mine: str = "浙江桐庐") -> int:
    """Add her with three contacts, promises of both sides, a visit planned and people both of us know."""
    return book.act("沈砚秋", lambda session: _add(session, mine))


def _at(days: int) -> dt.datetime:
    return dt.datetime.combine(DAY - dt.timedelta(days=days), dt.time(15)).astimezone()


def _add(session: Any, mine: str) -> int:
    me = sessions.me_id(session)
    edits.edit(session, me, "native_place", mine)
    shen = edits.add(session, draft())
    call, visit = InteractionKind.CALL, InteractionKind.VISIT
    entries.log(session, EntryDraft(InteractionKind.WECHAT, (shen,), _at(64), None, "问理财到期日"))
    entries.log(session, EntryDraft(call, (shen,), _at(41), "reached", "孩子考上杭州的大学，约九月细谈"))
    told = EntryDraft(visit, (shen,), _at(19), "interested", "年底前 600 万回款，只想保本")
    visits.log(session, VisitDraft(told, topics=("年底回款", "越剧")))
    tasks.add(session, tasks.TaskDraft(shen, "送三年期大额存单报价", DAY))
    theirs = tasks.TaskDraft(shen, "把去年报表发来看看", DAY + dt.timedelta(days=20), TaskKind.THEIR_PROMISE)
    tasks.add(session, theirs)
    aim = "定下大额存单，摸清年底回款。带三年期、五年期报价。问回款几月到、想放多久"
    when = DAY + dt.timedelta(days=2)
    tasks.add(session, tasks.TaskDraft(shen, aim, when, TaskKind.APPOINTMENT, "15:00"))
    for factor, klass in zip(
        ("value", "demand", "authority", "personality", "closeness"), (1, 1, 1, 2, 1), strict=True
    ):
        assessing.assess(session, [shen], factor, klass)
    ties.tie(session, TieDraft(shen, me, TieKind.SCHOOLING, "classmate_middle", closeness=1))
    _around(session, me, shen)
    return shen


def _around(session: Any, me: int, shen: int) -> None:
    """Add who stands around her: two whom I know too, one I do not, one who brought her."""
    jiang, shi, yun, wen = (
        edits.add(session, ContactDraft(name)) for name in ("江若溪", "石敬亭", "云深", "温如玉")
    )
    ties.tie(session, TieDraft(jiang, shen, TieKind.RELATIVE, "own_blood", role="表妹"))
    ties.tie(session, TieDraft(shi, shen, TieKind.COLLEAGUE, "former"))
    ties.tie(session, TieDraft(yun, shen, TieKind.FRIEND))
    ties.tie(session, TieDraft(jiang, me, TieKind.FRIEND))
    entries.log(session, EntryDraft(InteractionKind.CALL, (shi,), _at(9), "reached"))
    ties.tie(session, TieDraft(shen, wen, TieKind.REFERRAL))
    ties.tie(session, TieDraft(jiang, shen, TieKind.REFERRAL))
    assert session.get(Contact, yun) is not None
