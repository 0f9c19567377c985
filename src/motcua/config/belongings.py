"""What belongs to a person or to an account, and comes along when two of one human become one: one page.

Each line names a foreign key. What comes along is what its owner uses: their dossiers, drafts, papers. What stays is a
record of what happened to the one of then. A test compares the lists with the tables, so that a new table has to say.
"""

from collections.abc import Mapping, Sequence

COME_ALONG: Mapping[str, Sequence[str]] = {
    "person": (
        "dossiers.Dossier.applicant",
        "documents.PersonalDocument.person",
        "hall.AssistedSession.person",
        "postal.Shipment.person",
        "ratings.Feedback.person",
    ),
    "account": (
        "dossiers.Draft.account",
        "hall.Appointment.account",
        "notices.NoticeChoice.account",
        "notices.PushSubscription.account",
        "mfa.Authenticator.user",
        "socialaccount.SocialAccount.user",
    ),
}

STAY: Mapping[str, Sequence[str]] = {
    "person": ("dossiers.Event.person", "identity.Account.person", "payments.Payment.payer"),
    "account": (
        "account.EmailAddress.user",
        "hall.AssistedSession.account",
        "identity.OneTimeCode.account",
        "notices.Notice.account",
        "organisation.Officer.account",
        "usersessions.UserSession.user",
    ),
}
