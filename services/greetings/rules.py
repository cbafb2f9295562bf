"""The four rules of a text message to one person: time, content, frequency, signature; and do-not-contact.

A breach of the placeholder rule, of the signature at first contact, or of do-not-contact stops the message;
the others ask.
"""

import datetime as dt
import re

from services.contacts.day_words import sentence_day
from services.greetings import festivals, occasions
from services.greetings.addressees import Addressee
from services.greetings.findings import Finding, MessageDraft, Rule, Severity
from services.greetings.segments import segments
from services.greetings.signing import Signature
from services.i18n import _, _p
from services.settings import Rules

_PLACEHOLDER = re.compile(
    r"[{｛][^{}｛｝]{0,60}[}｝]?|[^{}｛｝]{0,10}[}｝]|\$\{?\w+\}?|%s|%[A-Za-z\u4e00-\u9fff]{1,10}%"
    r"|#[^#\s]{1,10}#|\[[^\[\]]*\|[^\[\]]*\]|<[^<>]{1,12}>|《(?:姓名|称呼)》"
    r"|[\[【［](?:姓名|称呼|单位|日期|金额|产品|节日|职务|落款|对方|客户)[^\]】］]*[\]】］]"
    r"|(?<![A-Za-z])[Xx×＊*]{2,}(?![A-Za-z])|某某|_{2,}|[xX×]总|[xX×]先生|[xX×]女士"
)
_JOKES = re.compile(
    r"哈哈|嘻嘻|嘿嘿|段子|笑话|搞笑|逗你|转发给|转发到|群发|不转|不看后悔|走桃花运|发大财|老婆|小三"
    r"|美女帅哥|猛戳|点击领取|戳链接"
)
_RATE = r"(?:\d+(?:\.\d+)?\s*(?:[%％]|个点)|百分之[零一二三四五六七八九十点\d.]+)"
_PROMISES = re.compile(
    r"(?<![确担])保\s*本(?![周月季次地行店]|年(?!化))|保\s*息|保底|保收益|保证(?:收益|赚|赢利|盈利|回报)|收益(?:有)?保[证障]|承诺收益"
    r"|(?:稳|包|必|躺)赚(?:不赔)?|只赚不[赔亏]|不会亏|绝不亏|旱涝保收|刚性?兑付?|(?<!有)[无零0０]\s*风险|(?:没有?|毫无)风险"
    rf"|年化(?:收益率?|利率|回报率?)?[^\d百，。；、]{{0,4}}{_RATE}|(?:收益率?|回报率?|利息)[^\d百，。；、]{{0,4}}{_RATE}"
    rf"|{_RATE}的?(?:年化|收益|回报)"
    r"|高收益|高回报|稳定收益|翻倍|百分百赚"
)
OWN_BEFORE, OWN_AFTER = 3, 1
"""So many days before and after a birthday a greeting is for it."""


def consent(person: Addressee) -> list[Finding]:
    """Nothing goes to somebody who asked not to be contacted."""
    if not person.do_not_contact:
        return []
    words = _("{name} asked not to be contacted.").format(name=person.name)
    return [Finding(Rule.CONSENT, Severity.STOP, words)]


def content(person: Addressee, draft: MessageDraft) -> list[Finding]:
    """No placeholder left over, no joke, no promised return, one message long, and about this very person."""
    text = draft.text.strip()
    if not text:
        return [Finding(Rule.CONTENT, Severity.STOP, _("There is nothing to send yet."))]
    found = []
    if left := _PLACEHOLDER.search(text):
        words = _("“{part}” is still to be filled in.").format(part=left[0])
        found.append(Finding(Rule.CONTENT, Severity.STOP, words))
    count = segments(text)
    if count > 1:
        words = _("{length} characters go out as {count} messages; 70 fit into one.").format(
            length=len(text), count=count
        )
        found.append(Finding(Rule.CONTENT, Severity.ASK, words))
    if jokes := _all(_JOKES, text):
        words = _("“{part}” sounds like a joke or a chain letter.").format(part=jokes)
        found.append(Finding(Rule.CONTENT, Severity.ASK, words))
    if promises := _all(_PROMISES, text):
        words = _("“{part}” promises a return.").format(part=promises)
        hint = _("A bank's message promises neither capital nor returns: take it out.")
        found.append(Finding(Rule.CONTENT, Severity.ASK, words, hint))
    about = {person.name, person.name[-2:], person.nickname, person.organization, person.salutation}
    if not any(word and len(word) > 1 and word in text for word in about):
        words = _("Nothing in it is about {name}. Address them at least.").format(name=person.name)
        found.append(Finding(Rule.CONTENT, Severity.ASK, words))
    return found


def _all(pattern: re.Pattern[str], text: str) -> str:
    """Return every word found, each once, to stand between one pair of quotation marks."""
    return _p("between quoted words", "”, “").join(dict.fromkeys(pattern.findall(text)))


def signed(person: Addressee, text: str, signature: Signature) -> list[Finding]:
    """The full name signs; at first contact, when they cannot know the number, its absence stops."""
    if signature.name and signature.name in text:
        return []
    severity = Severity.ASK if person.known else Severity.STOP
    if not signature.name:
        words = _("The book does not know your own name yet, so nothing can be signed.")
        return [Finding(Rule.SIGNATURE, severity, words, _("Enter it on your card."))]
    if person.known:
        words = _("Your full name {name} is missing.").format(name=signature.name)
    else:
        words = _("First contact: sign with your full name, {name}.").format(name=signature.name)
    return [Finding(Rule.SIGNATURE, severity, words)]


def hour(at: dt.datetime, rules: Rules) -> list[Finding]:
    """Messages go out between 08:30 and 21:00."""
    if rules.message_from <= at.strftime("%H:%M") <= rules.message_until:
        return []
    words = _("It is {time}; messages go out from {first} to {last}.").format(
        time=at.strftime("%H:%M"), first=rules.message_from, last=rules.message_until
    )
    return [Finding(Rule.TIME, Severity.ASK, words)]


def reason(person: Addressee, occasion: str, day: dt.date, own_day: bool) -> list[Finding]:
    """A festival in its season, the person's own day, or something stated that is followed up."""
    name = occasions.canonical(occasion)
    if not name:
        if own_day or person.is_birthday(day):
            return []
        words = _("No occasion today: say what you follow up, or wait for one.")
        return [Finding(Rule.TIME, Severity.ASK, words)]
    if name == occasions.BIRTHDAY and not person.birthday_near(day, OWN_BEFORE, OWN_AFTER):
        words = _("It is not {name}'s birthday these days.").format(name=person.name)
        return [Finding(Rule.TIME, Severity.ASK, words)]
    festival = festivals.named(name)
    if festival is not None and occasions.season(festival, day) is None:
        coming = sentence_day(festivals.next_day(festival, day), day)
        words = _("{festival} is on {day}.").format(festival=festival.shown(), day=coming)
        return [Finding(Rule.TIME, Severity.ASK, words)]
    return []


def frequency(person: Addressee, day: dt.date, rules: Rules) -> list[Finding]:
    """Not within 14 days of the last one, at most 4 in 90 days; greetings by any channel count."""
    found = []
    days = [at for at in person.sent_days if at <= day]
    if days and (day - days[0]).days < rules.message_gap_days:
        words = _("The last message was {days} days ago; leave {gap} between two.").format(
            days=(day - days[0]).days, gap=rules.message_gap_days
        )
        found.append(Finding(Rule.FREQUENCY, Severity.ASK, words))
    count = sum((day - at).days < rules.message_cap_days for at in days)
    if count >= rules.message_cap:
        words = _("{count} messages in {days} days already; {cap} are enough.").format(
            count=count, days=rules.message_cap_days, cap=rules.message_cap
        )
        found.append(Finding(Rule.FREQUENCY, Severity.ASK, words))
    return found


def household(person: Addressee, occasion: str) -> list[Finding]:
    """What a family keeps together is greeted once; birthdays under one roof are each one's own."""
    name = occasions.canonical(occasion)
    if not name or name == occasions.BIRTHDAY:
        return []
    if not any(occasions.canonical(told) == name for told, _day in person.housemates_greeted):
        return []
    return [Finding(Rule.HOUSEHOLD, Severity.ASK, housemate_words(name))]


def housemate_words(occasion: str) -> str:
    """Say that a household was greeted already."""
    return _("Somebody of the same household was greeted for {occasion} already.").format(occasion=occasion)


def number(person: Addressee) -> list[Finding]:
    """Without a mobile a message goes nowhere."""
    if person.mobile:
        return []
    if person.phone:
        words = _("Only a landline of {name} is in the book; a message wants a mobile.")
    else:
        words = _("No mobile of {name} is in the book.")
    return [Finding(Rule.PHONE, Severity.STOP, words.format(name=person.name))]
