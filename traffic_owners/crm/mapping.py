"""Which column holds which fact: by header name in Chinese or English, or by what stands in it."""

import re
from collections.abc import Mapping

from traffic_owners.crm.problems import MissingColumns, WrongColumns
from traffic_owners.crm.states import FIELDS_OF, REQUIRED_OF, Field, ImportKind
from traffic_owners.crm.types import Layout
from traffic_owners.crm.values import BadValue, parse_date

_NAMES: dict[Field, str] = {
    Field.EXTERNAL_ID: """
        客户编号 客户id 客户号 客户 会员编号 会员id 会员号 会员卡号 用户id 用户编号 用户 编号
        customer customerid customerno customernumber member memberid memberno userid user
        externalid id""",
    Field.GENDER: "性别 gender sex",
    Field.PROVINCE: "省份 省 所在省份 地区 区域 province region state",
    Field.CITY: "城市 市 所在城市 city",
    Field.BIRTH_YEAR: "出生年份 出生年 生日 出生日期 birthyear yearofbirth birthday birthdate",
    Field.AGE: "年龄 age",
    Field.DEVICE: "设备 手机系统 终端 设备类型 device os platform",
    Field.JOINED_ON: """
        加入日期 入会日期 注册日期 注册时间 入群时间 加入时间
        joined joinedon joindate registered""",
    Field.INTERESTS: "兴趣 兴趣分类 偏好 interests interest",
    Field.TAGS: "标签 tags tag labels",
    Field.OCCURRED_ON: """
        日期 购买日期 下单日期 下单时间 订单日期 付款时间 成交时间 交易日期
        date purchasedate orderdate orderedat paidat occurredon""",
    Field.QUANTITY: "数量 件数 购买数量 quantity qty units count",
    Field.AMOUNT: """
        金额 实付金额 订单金额 付款金额 消费金额 成交金额
        amount total totalamount price paid value""",
}
_FIELD_OF_NAME = {name: field for field, names in _NAMES.items() for name in names.split()}


def field_named(header: str) -> Field | None:
    """Return the field a column header means, be it 「金额(元)」 or ``Order Date``."""
    plain = re.sub(r"[(（\[].*?[)）\]]", "", header).lower()
    return _FIELD_OF_NAME.get(re.sub(r"[\s_\-.:：/]", "", plain))


def suggest_mapping(layout: Layout, kind: ImportKind) -> dict[str, int]:
    """Return field → column number (from 0), as far as headers or contents tell."""
    by_name: dict[str, int] = {}
    for index, header in enumerate(layout.columns):
        field = field_named(header)
        if field in FIELDS_OF[kind] and field is not None:
            by_name.setdefault(field.value, index)
    if by_name or layout.has_header:
        return by_name
    return (
        _by_content(layout.sample) if kind == ImportKind.PURCHASES else {Field.EXTERNAL_ID.value: 0}
    )


def _by_content(sample: list[list[str]]) -> dict[str, int]:
    """Guess a purchase table without header: customer first, a date, a count, an amount last."""
    width = min(map(len, sample))
    columns = [[row[i] for row in sample] for i in range(width)]
    dated = next((i for i, cells in enumerate(columns) if i and all(map(_is_date, cells))), None)
    if dated is None:
        return {Field.EXTERNAL_ID.value: 0}
    found = {Field.EXTERNAL_ID.value: 0, Field.OCCURRED_ON.value: dated}
    after = list(range(dated + 1, width))
    if after:
        found[Field.AMOUNT.value] = after[-1]
    if len(after) > 1:
        found[Field.QUANTITY.value] = after[0]
    return found


def _is_date(cell: str) -> bool:
    try:
        parse_date(cell)
    except BadValue:
        return False
    return True


def checked_mapping(mapping: Mapping[str, int], *, kind: ImportKind, width: int) -> dict[str, int]:
    """Return ``mapping`` if the import can run with it.

    Raises MissingColumns when a required field has no column, WrongColumns for a field of another
    kind, a column that does not exist, or two fields on one column.
    """
    allowed = {field.value for field in FIELDS_OF[kind]}
    if strangers := sorted(set(mapping) - allowed):
        raise WrongColumns(detail=", ".join(strangers))
    if outside := sorted(name for name, column in mapping.items() if not 0 <= column < width):
        raise WrongColumns(detail=", ".join(outside))
    if len(set(mapping.values())) != len(mapping):
        raise WrongColumns(detail="一列只能对应一个字段 / one column, one field")
    if missing := [field.value for field in REQUIRED_OF[kind] if field.value not in mapping]:
        raise MissingColumns(fields=", ".join(missing))
    return dict(mapping)
