"""Refusals of the audience room."""

from alliance.kernel.errors import DomainError


class ChannelExists(DomainError):
    code = "channel_exists"
    zh = "这个渠道已经登记过"
    en = "This channel is registered already"
    field = "handle"


class ChannelInUse(DomainError):
    code = "channel_in_use"
    zh = "渠道上还有在售的挂牌，请先下架"
    en = "Listings on this channel are still offered; withdraw them first"


class ChannelArchived(DomainError):
    code = "channel_archived"
    zh = "渠道已归档"
    en = "The channel is archived"
    field = "channel_id"


class ProofOpen(DomainError):
    """One attempt at a time: the code in the bio must be the one the operator looks for."""

    code = "proof_open"
    zh = "这个渠道已有进行中的验证"
    en = "A proof of this channel is under way already"


class OwnChannel(DomainError):
    """Evidence is worth something because somebody else has looked."""

    code = "own_channel"
    zh = "不能验证自己机构的渠道"
    en = "You cannot confirm a channel of your own organization"


class AudienceTooSmall(DomainError):
    """A profile of few people would describe individuals."""

    code = "audience_too_small"
    zh = "只有 {size} 人；少于 {minimum} 人不能生成画像"
    en = "Only {size} people; a profile needs at least {minimum}"


class NoRateCard(DomainError):
    code = "no_rate_card"
    zh = "请先填写至少一行报价"
    en = "Add at least one line to the rate card first"
    field = "rate_card"


class NoAudience(DomainError):
    code = "no_audience"
    zh = "请先选择画像或填写人数"
    en = "Choose a profile or declare the size first"
    field = "profile_id"


class EvidenceTooLow(DomainError):
    code = "evidence_too_low"
    zh = "联盟要求 L{required}，这个渠道现为 L{actual}。请先完成渠道验证"
    en = "The alliance requires L{required}, this channel stands at L{actual}. Prove it first"
    field = "channel_id"


class CategoryNotAllowed(DomainError):
    code = "category_not_allowed"
    zh = "联盟不允许这个类目"
    en = "The alliance does not allow this category"
    field = "category"


class RateInvalid(DomainError):
    """A price for CPS is a rate from 0.01 % to 90 %, any other an amount above zero."""

    code = "rate_invalid"
    zh = "报价有误：CPS 填 0.01%–90% 的佣金率，其他填大于 0 的价格"
    en = "Invalid price: CPS takes a rate of 0.01 % to 90 %, anything else an amount above zero"
    field = "rate_card"


class RateRepeated(DomainError):
    code = "rate_repeated"
    zh = "同一形式与计价方式只能有一行报价"
    en = "One price for a format and model"
    field = "rate_card"


class TitleTaken(DomainError):
    code = "title_taken"
    zh = "这个渠道已有同名挂牌"
    en = "This channel has a listing of that title already"
    field = "title"
