"""Words both market sides share: what is sold, to whom, how it is priced. Labels: locales."""

from django.db.models import TextChoices


class Category(TextChoices):
    """Trade of a listing, a product or an interest."""

    FOOD = "food"
    MATERNITY = "maternity"
    BEAUTY = "beauty"
    FASHION = "fashion"
    DIGITAL = "digital"
    HOME = "home"
    TRAVEL = "travel"
    EDUCATION = "education"
    HEALTH = "health"
    FINANCE = "finance"
    SPORTS = "sports"
    PETS = "pets"
    AUTO = "auto"
    GAMES = "games"
    BOOKS = "books"
    LOCAL_LIFE = "local_life"


class PricingModel(TextChoices):
    """How a placement is paid: per placement, view, click, action, sale, team, or in kind."""

    FLAT = "flat"
    CPM = "cpm"
    CPC = "cpc"
    CPA = "cpa"
    CPS = "cps"
    GROUP_BUY = "group_buy"
    BARTER = "barter"


class PlacementFormat(TextChoices):
    """What an owner publishes on a channel."""

    GROUP_POST = "group_post"
    MOMENTS_POST = "moments_post"
    ARTICLE_HEADLINE = "article_headline"
    ARTICLE_SECOND = "article_second"
    NOTE = "note"
    SHORT_VIDEO = "short_video"
    LIVE_MENTION = "live_mention"
    BANNER = "banner"
    POSTER = "poster"
    COUNTER_CARD = "counter_card"
    MINI_PROGRAM_CARD = "mini_program_card"


class Carrier(TextChoices):
    """The kind of place where an audience is reached."""

    WECHAT_GROUP = "wechat_group"
    OFFICIAL_ACCOUNT = "official_account"
    PERSONAL_ACCOUNT = "personal_account"
    WECOM = "wecom"
    MINI_PROGRAM = "mini_program"
    CHANNELS = "channels"
    DOUYIN = "douyin"
    KUAISHOU = "kuaishou"
    WEIBO = "weibo"
    TOUTIAO = "toutiao"
    XIAOHONGSHU = "xiaohongshu"
    BILIBILI = "bilibili"
    QQ_GROUP = "qq_group"
    PAID_CIRCLE = "paid_circle"
    APP = "app"
    WEBSITE = "website"
    STORE = "store"


class Gender(TextChoices):
    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class AgeBand(TextChoices):
    """Years of age, as read on the day of the profile."""

    UNDER_18 = "under_18"
    FROM_18 = "18_24"
    FROM_25 = "25_29"
    FROM_30 = "30_34"
    FROM_35 = "35_39"
    FROM_40 = "40_49"
    FROM_50 = "50_59"
    FROM_60 = "60_plus"
    UNKNOWN = "unknown"


class Device(TextChoices):
    IOS = "ios"
    ANDROID = "android"
    HARMONY = "harmony"
    DESKTOP = "desktop"
    UNKNOWN = "unknown"


class SpendingTier(TextChoices):
    """Total spent by one person; the limits per currency stand in docs/algorithms/profile.md."""

    NONE = "none"
    LOW = "low"
    MIDDLE = "middle"
    HIGH = "high"
    TOP = "top"


class PurchaseFrequency(TextChoices):
    """Number of purchases by one person."""

    NEVER = "never"
    ONCE = "once"
    FEW = "2_3"
    SEVERAL = "4_9"
    MANY = "10_plus"
