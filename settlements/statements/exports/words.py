"""The words on a statement, in both languages."""

from settlements.statements.states import LineKind
from settlements.tax.states import Method

_WORDS: dict[str, tuple[str, str]] = {
    "title": ("结算对账单", "Settlement statement"),
    "number": ("编号", "Number"),
    "party": ("结算对象", "Party"),
    "alliance": ("联盟", "Alliance"),
    "period": ("账期", "Period"),
    "closed": ("关账时间", "Closed"),
    "currency": ("币种", "Currency"),
    "opening": ("期初余额", "Opening balance"),
    "earned": ("本期收入", "Earned"),
    "adjusted": ("调整", "Adjustments"),
    "tax": ("代扣税款", "Tax withheld"),
    "closing": ("期末余额", "Closing balance"),
    "net": ("本期应付", "Payable"),
    "position": ("序号", "No."),
    "date": ("日期", "Date"),
    "kind": ("类型", "Type"),
    "label": ("摘要", "Description"),
    "event": ("事件编号", "Event"),
    "gross": ("金额", "Gross"),
    "refunded": ("已退", "Refunded"),
    "amount": ("净额", "Net"),
    "total": ("合计", "Total"),
    "page": ("第 {page} 页，共 {pages} 页", "Page {page} of {pages}"),
    "digest": ("明细摘要 SHA-256", "SHA-256 of the lines"),
    "lines": ("明细", "Lines"),
    "summary": ("汇总", "Summary"),
    "no_lines": ("本期没有明细", "There are no lines in this period"),
    "more": ("另有 {count} 行，见表格与 CSV 文件", "{count} more lines in the XLSX and CSV files"),
    "tax_basis": ("税款计算", "How the tax was found"),
    LineKind.EARNING: ("收入", "Earning"),
    LineKind.ADJUSTMENT: ("退款调整", "Refund"),
    LineKind.TAX: ("代扣税款", "Tax"),
    "tax_label": ("劳务报酬所得个人所得税", "Income tax on labour services"),
    Method.CUMULATIVE: (
        "累计预扣法：累计收入 {income} − 费用 {expense} − 减除费用 {deduction}（{months} 个月）"
        "＝ 应纳税所得额 {taxable}；× {rate}% − 速算扣除数 {quick} − 已扣 {before} ＝ {tax}",
        "Cumulative: income {income} − expenses {expense} − deduction {deduction} "
        "({months} months) = taxable {taxable}; × {rate}% − quick deduction {quick} "
        "− withheld before {before} = {tax}",
    ),
    Method.SINGLE_PAYMENT: (
        "单次预扣：本月收入 {income} − 费用 {expense} ＝ 应纳税所得额 {taxable}；"
        "× {rate}% − 速算扣除数 {quick} − 已扣 {before} ＝ {tax}",
        "Single payment: income of the month {income} − expenses {expense} = taxable {taxable}; "
        "× {rate}% − quick deduction {quick} − withheld before {before} = {tax}",
    ),
    Method.NONE: (
        "该收款主体自行申报纳税，联盟不代扣",
        "This party files its own taxes; nothing is withheld",
    ),
}


def word(key: str, language: str) -> str:
    """Return one word in ``language``: Chinese for any ``zh`` tag, English otherwise."""
    zh, en = _WORDS[key]
    return zh if language.lower().startswith("zh") else en
