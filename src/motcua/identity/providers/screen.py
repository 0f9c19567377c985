from motcua.identity.providers.message import Message


class ScreenSender:
    """A demonstration has nobody to send to: its pages show the code (queries.code_on_screen), and what
    the notices would have said stands in the book of sample messages."""

    name, receipts, secret = "sample", False, ""

    def send(self, message: Message) -> None:
        pass
