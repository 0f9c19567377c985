"""A browser without pictures: cookies, forms, one line kept open as browsers do."""

import contextlib
import http.client
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode

PATIENCE_SECONDS = 30.0


class Lost(Exception):
    """No answer, or one that says to come again: whether it was done is not known."""


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    place: str
    body: str


@dataclass(slots=True)
class Browser:
    host: str
    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    line: http.client.HTTPConnection | None = None

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, said: list[tuple[str, str]]) -> Answer:
        token = {"csrfmiddlewaretoken": self.cookies.get("csrftoken", "")}
        return self._ask("POST", path, urlencode([(k, token.get(k, v)) for k, v in said]))

    def sign_in(self, name: str, password: str) -> None:
        self.get("/accounts/login/")
        said = [("csrfmiddlewaretoken", ""), ("login", name), ("password", password)]
        answer = self.post("/accounts/login/", said)
        if answer.status != http.client.FOUND:
            raise RuntimeError(f"{name} cannot sign in: {answer.status}")

    def _ask(self, method: str, path: str, body: str = "") -> Answer:
        """Raises Lost."""
        headers = {"Host": "localhost", "Referer": "http://localhost/"}
        headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            self.line = self.line or http.client.HTTPConnection(
                self.host, self.port, timeout=PATIENCE_SECONDS
            )
            self.line.request(method, path, body or None, headers)
            answer = self.line.getresponse()
            came = answer.read().decode(errors="replace")
        except (OSError, http.client.HTTPException) as error:
            self.close()
            raise Lost(type(error).__name__) from error
        for said in answer.headers.get_all("Set-Cookie") or ():
            for name, one in SimpleCookie(said).items():
                self.cookies[name] = one.value
        if answer.status in (502, 503, 504):
            ours = "page of the program" if "govuk" in came else "page of HAProxy"
            raise Lost(f"{answer.status}, {ours}")
        return Answer(answer.status, answer.headers.get("Location", ""), came)

    def close(self) -> None:
        if self.line is not None:
            with contextlib.suppress(OSError):
                self.line.close()
        self.line = None


class _Inputs(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("input", "textarea"):
            self.found.append({name: value or "" for name, value in attrs})


def inputs(form: str) -> list[dict[str, str]]:
    """The attributes of a form's fields."""
    parsed = _Inputs()
    parsed.feed(form)
    return [one for one in parsed.found if one.get("name")]
