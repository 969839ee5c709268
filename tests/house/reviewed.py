"""What the catalogue checks let pass, each with the reason somebody accepted."""

UNFENCED = {
    "account_emailaddress": "a person's, before any organization is known (allauth)",
    "account_emailconfirmation": "a person's (allauth)",
    "auth_group": "Django's, unused",
    "auth_group_permissions": "Django's, unused",
    "auth_permission": "Django's own list",
    "django_content_type": "Django's own list",
    "django_migrations": "Django's own list",
    "django_session": "opaque keys, read before a person is known",
    "identity_person": "people belong to no organization; reached through memberships",
    "mfa_authenticator": "a person's, asked while signing in (allauth)",
    "networks_clockoffset": "one row, the clock of tests and demonstrations",
    "socialaccount_socialaccount": "a person's (allauth)",
    "socialaccount_socialapp": "the installation's (allauth)",
    "socialaccount_socialtoken": "a person's (allauth)",
    "usersessions_usersession": "a person's (allauth)",
    "tracking_clickstaging": "COPY refuses policies; only the redirect server has rights there",
}
"""Tables without a fence. The partitions of tracking_click are checked for rights instead."""

UNIQUE_WITHOUT_TENANT = {
    "audit_link.audit_link_pkey": "one to one with its entry, whose key is a UUID of ours",
    "ledger_balance.ledger_balance_pkey": "one to one with its account",
    "ledger_entry.ledger_entry_pkey": "legs within a transaction, whose key is a UUID of ours",
    "ledger_tx.ledger_tx_key_once": "holds the alliance, which its legs' accounts make sure of",
    "ledger_tx.ledger_tx_named_by_entries": "its key with what the legs repeat, the alliance too",
    "networks_alliance.networks_alliance_slug_key": "an alliance is the tenant; slugs are public",
    "ledger_tx.ledger_tx_reverses_id_key": "only the posting function writes it",
    "tracking_link.tracking_link_code_once": "a short code is looked up before any tenant is known",
}

PLAIN_KEYS = {
    "ledger_tx.reverses_id": "the ledger's trigger demands the mirrored legs of the same accounts",
    "tenancy_membership.organization_id": "the organization is the tenant; it has no alliance",
}

LOOSE_DJANGO_KEYS = {
    "ledger_tx.alliance_id": "its legs, at least two, make sure of it",
    "tracking_click.organization_id": "clicks are copied in as they come, links never deleted",
    "tracking_click.alliance_id": "clicks are copied in as they come, links never deleted",
    "tracking_click.brand_id": "clicks are copied in as they come, links never deleted",
    "tracking_click.link_id": "clicks are copied in as they come, links never deleted",
}

RESOLVER, LEDGER, OWNER = "tangmeng_resolver", "tangmeng_ledger", "tangmeng_owner"

DEFINERS = {
    "agencies_terms_on": (RESOLVER, "a brand's deal needs the cut its owner agreed with agencies"),
    "attribution_source": (RESOLVER, "a postback names its source before a tenant is known"),
    "files_card": (RESOLVER, "a signed address names a file before a tenant is known"),
    "jobs_claim": (RESOLVER, "the worker takes the next job of any organization"),
    "jobs_enqueue": (RESOLVER, "a job for the operator, asked for by a member's deed"),
    "jobs_enqueue_due": (RESOLVER, "the clock starts each alliance's periodic jobs"),
    "ledger_close_through": (LEDGER, "the one way to close a period of the books"),
    "ledger_hold_capture": (LEDGER, "the one way to take what was held"),
    "ledger_hold_place": (LEDGER, "the one way to hold money"),
    "ledger_hold_release": (LEDGER, "the one way to let held money go"),
    "ledger_open_account": (LEDGER, "the one way to open an account"),
    "ledger_post": (LEDGER, "the one way to move money"),
    "ledger_post_batch": (LEDGER, "the one way to move much money"),
    "ledger_release_expired": (LEDGER, "the one way to let expired holds go"),
    "ledger_roll_up": (LEDGER, "the one way to add up an account that is rolled up"),
    "payments_order_card": (RESOLVER, "a rail's callback names an order, no tenant"),
    "sharing_snapshot_contract": (RESOLVER, "a deal's contract is the operator's row"),
    "tasks_release_slot": (RESOLVER, "an owner's cancelled deal gives the brand's slot back"),
    "tasks_take_slot": (RESOLVER, "an owner's deal takes a slot of the brand's task"),
    "tenancy_has_member": (RESOLVER, "yes or no: may a buyer be credited to whom it belongs"),
    "tenancy_invitation_organization": (RESOLVER, "a token is all its bearer has"),
    "tenancy_memberships": (RESOLVER, "a person chooses among organizations"),
    "tenancy_organization_card": (RESOLVER, "a request names its organization"),
    "tracking_host_is_verified": (RESOLVER, "an owner asks whether a brand's host is verified"),
    "tracking_make_partitions": (OWNER, "a partition belongs to whom its table belongs to"),
    "tracking_resolve": (RESOLVER, "a visitor follows a code"),
}
"""SECURITY DEFINER functions: who owns each, and why it may look past the fences."""
