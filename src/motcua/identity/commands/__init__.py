"""What changes identities: codes, opening and entering accounts, the national identity, contacts."""

from motcua.identity.commands.accounts import (
    BadName,
    ContactTaken,
    Entered,
    NameNeeded,
    Opening,
    account_by_number,
    change_contact,
    change_profile,
    enter,
    forget_second_factors,
    see_identity,
)
from motcua.identity.commands.codes import (
    Asked,
    BadTarget,
    CodeSpent,
    Proven,
    WrongCode,
    forget,
    prove,
    read_target,
    send,
    send_again,
)
from motcua.identity.commands.joining import join_accounts
from motcua.identity.commands.meeting import Met, meet
from motcua.identity.commands.national import (
    IdentityElsewhere,
    NationalClaims,
    NotAsserted,
    assert_identity,
    enter_by_nation,
    read_claims,
)
from motcua.identity.models import CodePurpose, Way

__all__ = [
    "Asked",
    "BadName",
    "BadTarget",
    "CodePurpose",
    "CodeSpent",
    "ContactTaken",
    "Entered",
    "IdentityElsewhere",
    "Met",
    "NameNeeded",
    "NationalClaims",
    "NotAsserted",
    "Opening",
    "Proven",
    "Way",
    "WrongCode",
    "account_by_number",
    "assert_identity",
    "change_contact",
    "change_profile",
    "enter",
    "enter_by_nation",
    "forget",
    "forget_second_factors",
    "join_accounts",
    "meet",
    "prove",
    "read_claims",
    "read_target",
    "see_identity",
    "send",
    "send_again",
]
