"""Sentences for everything that can be wrong with an imported file or one of its lines."""

from alliance.kernel.errors import DomainError

SENTENCES = {
    "missing": ("必填，但为空", "is required but empty"),
    "too_long": ("超过 {limit} 个字符", "is longer than {limit} characters"),
    "bad_text": ("含有无法保存的字符", "holds characters that cannot be stored"),
    "unknown_gender": ("无法识别的性别", "is not a gender we know"),
    "unknown_province": ("无法识别的省份", "is not a province we know"),
    "unknown_device": ("无法识别的设备", "is not a device we know"),
    "unknown_interest": ("无法识别的兴趣分类", "is not a category of interest we know"),
    "bad_year": ("不是合理的出生年份", "is not a plausible year of birth"),
    "bad_age": ("不是 0–120 的年龄", "is not an age from 0 to 120"),
    "bad_date": ("不是日期", "is not a date"),
    "future_date": ("日期在未来", "lies in the future"),
    "bad_quantity": ("不是正整数", "is not a positive whole number"),
    "bad_amount": ("不是金额", "is not an amount of money"),
    "too_precise": ("金额的小数位过多", "has too many decimal places"),
    "negative_amount": ("金额不能为负", "must not be negative"),
    "too_large": ("数值过大", "is too large"),
    "duplicate_customer": ("客户编号在本文件中重复", "appears earlier in this file"),
    "too_few_columns": ("列数不足", "has too few columns"),
}
TEXT_LIMIT = 128


def sentence(code: str, language: str) -> str:
    """Return what a problem code says, in Chinese for any ``zh`` tag, else in English."""
    zh, en = SENTENCES[code]
    return (zh if language.lower().startswith("zh") else en).format(limit=TEXT_LIMIT)


class WrongEncoding(DomainError):
    """The bytes are not text in the encoding they were to be read with."""

    code = "wrong_encoding"
    zh = "文件不是 {encoding} 编码的文本（第 {line} 行附近）。请另存为 UTF-8，或选择正确的编码"
    en = (
        "The file is not {encoding} text (near line {line}). "
        "Save it as UTF-8 or choose its true encoding"
    )
    field = "encoding"


class UnknownEncoding(DomainError):
    code = "unknown_encoding"
    zh = "无法识别文件的编码。请另存为 UTF-8 后重试"
    en = "The encoding of the file cannot be recognised. Save it as UTF-8 and try again"
    field = "file"


class UnsupportedFile(DomainError):
    code = "unsupported_file"
    zh = "不支持这种文件（{found}）。请使用 CSV、文本或 XLSX"
    en = "This kind of file ({found}) is not supported. Use CSV, plain text or XLSX"
    field = "file"


class EmptyFile(DomainError):
    code = "empty_file"
    zh = "文件里没有数据行"
    en = "The file holds no lines of data"
    field = "file"


class FileTooLarge(DomainError):
    """Too many bytes, or an archive that would unpack to too many."""

    code = "file_too_large"
    zh = "文件解压后超过 {limit_mb} MB"
    en = "The file unpacks to more than {limit_mb} MB"
    field = "file"


class LineTooLong(DomainError):
    code = "line_too_long"
    zh = "第 {line} 行过长，文件可能不是表格"
    en = "Line {line} is too long; the file may not be a table"
    field = "file"


class MissingColumns(DomainError):
    code = "missing_columns"
    zh = "还没有指定这些列：{fields}"
    en = "These columns are not assigned yet: {fields}"
    field = "mapping"


class WrongColumns(DomainError):
    code = "wrong_columns"
    zh = "列的对应关系有误：{detail}"
    en = "The column mapping is wrong: {detail}"
    field = "mapping"


class UnknownCurrency(DomainError):
    code = "unknown_currency"
    zh = "不支持币种 {currency}"
    en = "The currency {currency} is not supported"
    field = "currency"
