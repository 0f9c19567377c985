from smtplib import SMTPException, SMTPRecipientsRefused

from django.core.mail import EmailMessage

from motcua.identity.providers.message import Message, NotSent


class MailSender:
    """By Django's mail backend."""

    def send(self, message: Message) -> None:
        letter = EmailMessage(message.subject, message.text, to=[message.target])
        # Machines that answer mail leave this one alone (RFC 3834).
        letter.extra_headers = {"Auto-Submitted": "auto-generated"}
        try:
            letter.send()
        except SMTPRecipientsRefused as error:
            raise NotSent("the mail server refuses the address", permanent=True) from error
        except (SMTPException, OSError) as error:
            raise NotSent(
                f"the mail server does not take it: {type(error).__name__}", permanent=False
            ) from error
