"""Titles and departments as cards print them: 国际业务部 高级工程师, 办公室主任, 总经理助理."""

import re

from services.contacts import posts

_DEPARTMENT = re.compile(
    r"[㐀-鿿A-Za-z]{1,10}?(?:事业部|营业部|项目部|办公室|实验室|研究室|工作室|中心|部|处|科|组|车间|支部|工会)"
)
_ENDS = re.compile(
    r"(?:代表|顾问|专员|助理|主管|经理|总监|总裁|董事长?|总经理|工程师|设计师|规划师|分析师|会计师?|律师|教授|讲师"
    r"|主任|部长|科长|处长|局长|院长|校长|行长|店长|主席|会长|理事长?|秘书长?|合伙人|创始人|执行官|专家|研究员|医师"
    r"|负责人|法人代表|厂长|站长|所长|队长|班长|组长|书记|编辑|记者|教练|管家|买手|掌柜|店主|老板)(?:\([^()]*\))?$"
)
_BARE = re.compile(
    r"(?:副|正|常务副|代理?)?(?:经理|主任|主管|总监|部长|主席|会长|组长|科长|处长|助理|专员|秘书)"
)
_LONGEST = 16


def is_department(text: str) -> bool:
    """Tell whether a line is a department and nothing else."""
    return _DEPARTMENT.fullmatch(text) is not None and not posts.is_title(text)


def is_title(text: str) -> bool:
    """Tell whether a line is a title as printed: also one no list knows, if it ends as titles do."""
    if len(text) > _LONGEST or posts.ends_a_firm(text) or not text:
        return False
    return posts.is_title(text) or _ENDS.search(text) is not None


def split_title(text: str) -> tuple[str, str]:
    """Return department and title of a line; 市场部经理 stays as printed; nothing where it is no title."""
    if not is_title(text):
        return "", ""
    found = _DEPARTMENT.match(text)
    if found is not None and not posts.is_title(text):
        title = text[found.end() :].strip(" ,、/")
        if title and is_title(title) and not _BARE.fullmatch(title):
            return found[0], title
    return "", text
