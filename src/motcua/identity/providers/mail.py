from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import Any

from django.core.mail import EmailMessage, get_connection

from motcua.identity.providers.message import Message, NotSent


class MailSender:
    """By Django's mail backend, or by a mail server of its own where `server` names one."""

    receipts, secret = False, ""

    def __init__(self, name: str, *, sender: str = "", server: dict[str, Any] | None = None) -> None:
        self.name, self.sender, self.server = name, sender, server

    def send(self, message: Message) -> None:
        # Machines that answer mail leave this one alone (RFC 3834); the same letter twice has one name.
        headers = {"Auto-Submitted": "auto-generated"}
        letter = EmailMessage(
            message.subject,
            message.text,
            from_email=self.sender or None,
            to=[message.target],
            headers=headers,
            connection=self._connection(),
        )
        try:
            letter.send()
        except SMTPRecipientsRefused as error:
            codes = [code for code, _ in error.recipients.values()]
            raise NotSent("the mail server refuses the address", permanent=min(codes) >= 500) from error
        except SMTPResponseException as error:
            raise NotSent(f"the mail server answers {error.smtp_code}", permanent=False) from error
        except (SMTPException, OSError) as error:
            raise NotSent(
                f"the mail server does not take it: {type(error).__name__}", permanent=False
            ) from error

    def _connection(self) -> Any:
        if self.server is None:
            return None
        return get_connection("django.core.mail.backends.smtp.EmailBackend", **self.server)
