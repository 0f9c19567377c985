"""Why a file is not taken. The words for people stand in documents.commands.refusals."""


class Refused(Exception):
    """`code` names the reason; `params` fill the places of its sentence."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params
