from motcua.identity.providers.message import Message


class ScreenSender:
    """A demonstration has nobody to send to: its pages show the code (queries.code_on_screen)."""

    def send(self, message: Message) -> None:
        pass
