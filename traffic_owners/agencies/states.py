"""The life of a representation, and the rights an owner may delegate."""

from django.db.models import TextChoices

from alliance.kernel.states import Transitions


class RepresentationState(TextChoices):
    PROPOSED = "proposed"
    ACTIVE = "active"
    DECLINED = "declined"
    ENDED = "ended"


REPRESENTATION_MOVES = Transitions(
    {
        RepresentationState.PROPOSED: [
            RepresentationState.ACTIVE,
            RepresentationState.DECLINED,
        ],
        RepresentationState.ACTIVE: [RepresentationState.ENDED],
    }
)


class Right(TextChoices):
    """What an agency may do in the name of an owner it represents."""

    NEGOTIATE = "negotiate"
    ACCEPT_DEALS = "accept_deals"
    SUBMIT_DRAFTS = "submit_drafts"
    VIEW_STATEMENTS = "view_statements"
