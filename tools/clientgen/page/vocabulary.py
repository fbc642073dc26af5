"""The words by which a page is read, in both languages of the vendor.

Source of the English words: the edition of 2025-03-14.  The labels of the later template and the Chinese words have been
seen in a few first tables only; a page that uses others is refused, not guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

Part: TypeAlias = Literal["whole", "definition", "constraints", "range", "default"]
"""What a sentence of a description belongs to; `whole` where the template has no parts."""

Section: TypeAlias = Literal[
    "prose", "uri", "request", "response", "requests", "responses", "statuses", "errors"
]

SECTIONS: Final[Mapping[str, Section]] = MappingProxyType(
    {
        "Function": "prose",
        "Constraints": "prose",
        "Debugging": "prose",
        "Calling Method": "prose",
        "Authorization Information": "prose",
        "SDK Sample Code": "prose",
        "URI": "uri",
        "Request Parameters": "request",
        "Response Parameters": "response",
        "Example Requests": "requests",
        "Example Responses": "responses",
        "Status Codes": "statuses",
        "Error Codes": "errors",
        "功能介绍": "prose",
        "约束与限制": "prose",
        "调试": "prose",
        "调用方法": "prose",
        "授权信息": "prose",
        "SDK代码示例": "prose",
        "请求参数": "request",
        "响应参数": "response",
        "请求示例": "requests",
        "响应示例": "responses",
        "状态码": "statuses",
        "错误码": "errors",
    }
)
ORDER: Final[tuple[Section, ...]] = (
    "uri",
    "request",
    "response",
    "requests",
    "responses",
    "statuses",
    "errors",
)
REQUIRED: Final[tuple[Section, ...]] = ("uri", "request", "response", "statuses", "errors")

UPDATED = re.compile(
    r"(?:Updated on |更新时间[：:]\s*)(\d{4}-\d{2}-\d{2})(?: GMT\+08:00)?", re.ASCII
)
CALL = re.compile(r"(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (/\S*)")
TABLE = re.compile(r"(?:Table ([0-9]{1,4})|表\s?([0-9]{1,4}))\s+(\S.*)")
STATUS = re.compile(r"(?:Status code|状态码)[：:]\s*([1-5][0-9]{2})")
CODE = re.compile(r"[1-5][0-9]{2}")
NONE: Final = frozenset({"none", "无", "n/a", "na", "-", "不涉及"})

HEADS: Final[Mapping[tuple[str, ...], int]] = MappingProxyType(
    {
        ("Parameter", "Mandatory", "Type", "Description"): 4,
        ("Parameter", "Type", "Description"): 3,
        ("参数", "是否必选", "参数类型", "描述"): 4,
        ("参数", "参数类型", "描述"): 3,
    }
)
STATUS_HEADS: Final = (("Status Code", "Description"), ("状态码", "描述"))
MANDATORY: Final[Mapping[str, str]] = MappingProxyType(
    {"Yes": "Yes", "No": "No", "是": "Yes", "否": "No"}
)
TITLES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "路径参数": "Path Parameters",
        "Query参数": "Query Parameters",
        "请求Header参数": "Request header parameters",
        "请求Body参数": "Request body parameters",
        "响应Header参数": "Response header parameters",
        "响应Body参数": "Response body parameters",
    }
)
"""Titles that are words, not names, as the transcript has them."""

TYPE = re.compile(
    r"(?:String|Integer|Long|Boolean|Float|Double|Number|Object)"
    r"|Map<\w+,\s?\w+>|Array of \w+(?: objects)?|\w+ object"
)
NAME = re.compile(r"\S{1,200}")

LABELS: Final[Mapping[str, Part]] = MappingProxyType(
    {
        "Definition": "definition",
        "Constraints": "constraints",
        "Constraint": "constraints",
        "Range": "range",
        "Value Range": "range",
        "Default Value": "default",
        "参数解释": "definition",
        "约束限制": "constraints",
        "取值范围": "range",
        "默认取值": "default",
    }
)
LABEL = re.compile(rf"({'|'.join(LABELS)})\s*[：:]\s*(.*)")

ITEM = re.compile(r"[•●▪◦]\s*(.*)")
DEFAULT_MARK = re.compile(r"[（(](?:default(?: value)?|默认值?|缺省值?)[)）]", re.IGNORECASE)
DEFAULT_TOKEN = re.compile(r"[`\"“']?([^\s`\"“”'。]+?)[`\"”']?[.。]?")
LEAD_IN = re.compile(
    r"(?:the )?(?:options|values|possible values|keys)(?: are)?(?: as follows)?"
    r"|可选值如下|取值范围如下|取值如下|枚举值(?:如下)?|可选值"
)
EXAMPLE = re.compile(
    r"(?:for example,|for example:|e\.g\.|例如[：:，,]?|如[：:])\s*(\w(?:[\w.-]*\w)?)", re.ASCII
)
PREFIXES: Final = (
    (
        re.compile(r"\b(?:cannot|must not|may not) (?:start|begin) with ", re.IGNORECASE),
        re.compile(r"[.。]?$"),
    ),
    (re.compile("不能以"), re.compile("开头|为前缀")),
)
"""What stands before and after a list of refused beginnings."""
PREFIX_SEPARATOR = re.compile(r"\s*(?:,? or |,? and |, |或者?|和|、|，)\s*")


def _words(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in patterns)


_SUBSCRIPTION = r"yearly/monthly|包年/?包月|包周期"
_NEEDED = r"\b(?:mandatory|required)\b"
_PHYSICAL = r"\bphysical pools?\b|物理池"
_SAME = r"\bsame as\b|\bequals?\b|相同|一致|相等"

# Each condition is a row of patterns that are found one behind the other: such a search takes linear time, whatever the
# sentence; one long expression would not.
REQUIRED_WHEN: Final = (
    (_words(_NEEDED, r"\b(?:when|if)\b", _SUBSCRIPTION), "yearly/monthly"),
    (_words("计费模式|当", _SUBSCRIPTION, "必选|必填|必须"), "yearly/monthly"),
)
"""Conditions that a schema states: `required_when` of the transcript."""

REQUIRES: Final = (
    (_words(r"\bnon-?privileged pools?\b|非特权(?:资源)?池"), "privileged"),
    (_words(r"\bonly\b|仅", r"\bprivileged pools?\b|特权(?:资源)?池"), "privileged"),
    (_words(_SAME, _PHYSICAL), "physical"),
    (_words(_PHYSICAL, _SAME), "physical"),
    (_words(_NEEDED, r"\bfor\b", _SUBSCRIPTION), "yearly/monthly"),
    (_words(_SUBSCRIPTION, "必选|必填|必须"), "yearly/monthly"),
)
"""Conditions that only prose can state: `requires` of the transcript."""
