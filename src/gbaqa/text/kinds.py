"""What kind of thing a question asks for, and what kinds an answer offers: money, a share, people, a date …

「多少吨」 is not answered by a text without tonnes, "how many people" not by one that counts nobody. The kinds follow
the measure words of Chinese and the question words of English.
"""

from __future__ import annotations

import re

# Who asks for these is not answered without them.
STRICT = frozenset({"money", "weight", "boxes", "area", "count", "percent", "growth", "day", "names", "country"})
# Who asks for one of these asks for a figure.
MEASURED = STRICT | {"share", "people", "firms", "items", "rank", "times"}

_ASKED: dict[str, str] = {
    "money": r"(多少|几)(钱|元|亿|万元|港元|美元|块钱)|多少万亿|"
    r"how much (money|.{0,40}\bcost\b)|what (does|will|would) (it|this|that) cost|\bprice of(?! land)|\bthe fee\b|"
    r"(?<!quota )\b(investment|contract|loan|total) amount\b|"
    r"((投资|合同|成交|贷款)金额|总价|成交价|造价|售价)(是|有|为)?(多少|几)",
    "share": r"(多少|几)(个百分点|百分点|%)|百分之(几|多少)|几成|占.{0,12}(多少|几)(?!个|家|间)|"
    r"(?<!市)占(?=.{0,6}(吗|呢|$))|"
    r"率(是|为|有)?多少|增长(了)?多少|增长(是|为)?多少|下降(了)?多少|"
    r"how fast|what percent|percentage|proportion|\bshare\b|\brate\b|by how much",
    "percent": r"百分之(几|多少)|(多少|几)个百分点|百分比|what percent",
    "growth": r"增速|增长率|增幅|(?<=[\u4e00-\u9fff])增长[\s?？。]*$|"
    r"(增长|涨|升|(?<![参增])加|跌|下降|减少)(了|幅)?(是|为|有)?(多少|几)|"
    r"growth (rate|of [^?]*\d{4})|"
    r"how (fast|much|quickly) (did|has|have|is|was)\b.{0,60}\b(grow|grown|rise|risen|expand|increase|fall|fallen)",
    "people": r"(?<![哪那这])(多少|几)(个)?(人(?![民工次])|名|万人)|人数|headcount|"
    r"how many (people|persons|staff|employees|workers|professionals|students|residents|engineers|researchers)",
    "firms": r"(?<![哪那这])(多少|几)(家|间)|how many (firms|companies|institutions|banks|enterprises|businesses)",
    "items": r"(?<![哪那这的])(多少|几)(项|个|条|件|种|类|款|座|所|只|张|部)|how many",
    "area": r"(多少|几)(平方|亩|公顷)|面积(是|有|为)?(多|几)|square (kilom|met|feet|foot)|how much land",
    "weight": r"(多少|几)(吨|万吨)|\btonn?es?\b|\btons\b",
    "boxes": r"(多少|几).{0,4}(标箱|集装箱|teu)|\bteus?\b",
    "span": r"(多少|几)(年|天|日|个月|小时|分钟|秒)(?!度|呢)|多久|多长时间|"
    r"how long|how many (years|days|months|hours|minutes|seconds)",
    "rank": r"排名|第几|老几|\brank",
    "times": r"(多少|几)(倍|次|届|期|波)|how many times",
    "date": r"何时|几月几|\bwhen\b|what year|which year",
    "day": r"哪(一)?[天日]|几月几[日号]|具体日期|(what|exact) (date|day)\b",
    "why": r"(?<![成作])为什么(?!类)|为何(?=[^，。；？?])|因何|怎么会|凭什么|\bwhy\b",
    "names": r"(?<!的)名单(?=[有吗呢？?]|\s*$)|都(是|有)谁|(具体|分别|都)(是|有|为)?哪(些|几|\d)|"
    r"\d+(家|间|位|所|名)[^，。？?]{0,12}((是|有)?哪(些|几|\d)|叫(什么|啥)名(?!堂))|"
    r"\b(the names|list of (all|the|every|which))\b",
    "country": r"(哪|几|什么|啥)(些|个|几|\d)?个?国家|(which|what) (foreign )?countr",
    "count": r"(?<![哪那这])多少(?![有年碳责]|个(产业|行业))|how many|what (number|figure)|"
    r"how (much|large|big|long) (is|was|are|were|did|does|do)\b",
}
_TOLD: dict[str, str] = {
    "money": r"\d\s?[余多]?(万亿|亿|万|千万)?[余多]?(元|港元|美元|港币|欧元)|[（(][万亿]*元|\d(\.\d+)?(万亿|亿)|"
    r"[一二三四五六七八九十百千](万|亿)?元",
    "share": r"%|百分点|[一二三四五六七八九\d]成|分之|\d倍",
    "percent": r"%|百分点|[一二三四五六七八九两\d]成|分之|倍",
    "growth": r"增|升|涨|降|跌|减|回落|翻|倍|萎缩|收缩|快|慢|放缓|"
    r"持平|压缩|只有|此前|新登记|扩大|负|由|从|至|流失|差|提高|多\d",
    "people": r"\d[余多]?[千百]?(万|亿)?[余多]?(人|名|位)|[一二三四五六七八九十百两](名|位|人)|[%成]|"
    r"\d[^，。；]{0,6}(人员|居民|学生|人才|人口|劳动|员工|毕业生|律师|教授)|(人|者|数)[^，。；\d]{0,10}\d",
    "firms": r"\d[余多]?[千百]?(万)?[余多]?(家|间|户|个|所)|[一二三四五六七八九十两](家|间|户|所|大)|"
    r"(企业|公司|机构|银行)[^，。；\d]{0,8}\d",
    "items": r"\d[余多]?(万)?[余多]?(项|个|条|件|种|类|款|座|栋|所|只|张|部|家|间|人|名|位|辆|套|户|处|大)|"
    r"[一二三四五六七八九十两](项|个|条|件|种|类|款|座|栋|所|部|大|方面|点)|、.{1,20}、|、.{1,20}和",
    "area": r"平方|亩|公顷",
    "weight": r"吨",
    "boxes": r"标箱|teu|集装箱",
    "span": r"\d[余多]?(年|天|个月|小时|分钟|秒)|年.{0,14}(至|到|—|-|–)|"
    r"[一二三四五六七八九十两几](年|天|日|个月|小时|分钟|秒)",
    "rank": r"第\s?\d|第[一二三四五六七八九十]|首位|居首|最|前\d|前列|榜首|仅次",
    "times": r"倍|次|届|期|波|番",
    "date": r"\d{4}年|\d月|年代",
    "day": r"\d日|月(底|初)|\d{4}-\d\d-\d\d",
    "why": r"因|由于|缘于|使|导致|受|得益|为了|以|旨在|在于|有利|有助|认为|指出|背景|目的|避免|让|来自|是|可|能|才|要|"
    r"既|便|从而|意在|故|拖|推动|带动|促进",
    "names": r"、|”[^“]*“|[^，。,;]{2}[和及与至][^，。,;]{2}|,[^。]+,",
    "country": r"国|日本|新加坡|瑞士|印度|泰国|阿联酋|俄罗斯|加拿大|澳大利亚|澳洲|西班牙|意大利|荷兰|以色列|葡萄牙|"
    r"欧洲|东盟|马来西亚|印尼|越南|瑞典|芬兰",
    "count": r"\d|[二三四五六七八九十两百千几](?=[个家项条种类所座栋名位次倍成点方大件部国地区年天])|倍|半",
}
_ASKS = {kind: re.compile(pattern) for kind, pattern in _ASKED.items()}
_TELLS = {kind: re.compile(pattern) for kind, pattern in _TOLD.items()}
_DATED = re.compile(r"(?:19|20)\d\d\s*年(?:\d{1,2}月(?:\d{1,2}日)?)?")
_DATES = ("date", "day")  # looked for with the dates left in


def without_growth(wording: str) -> str:
    """The wording without what asks for the growth of something: 2022年GDP的增速 -> 2022年GDP的."""
    return _ASKS["growth"].sub(" ", wording)


def asked_kinds(wording: str) -> frozenset[str]:
    """The kinds of thing that a question asks for; several where its wording leaves it open."""
    return frozenset(kind for kind, pattern in _ASKS.items() if pattern.search(wording))


def told_kinds(answer: str) -> frozenset[str]:
    """The kinds of thing that an answer (folded Simplified) offers."""
    undated = _DATED.sub(" ", answer)
    return frozenset(kind for kind, pattern in _TELLS.items() if pattern.search(answer if kind in _DATES else undated))
