"""What `motcua up` tells its web server is what that server takes."""

from granian.cli import cli

from motcua.cli import up


def test_the_web_server_takes_its_options() -> None:
    command = up.web().command

    told = cli.make_context("granian", command[command.index("granian") + 1 :])

    assert told.params["http1_header_read_timeout"] == up.IDLE_SECONDS * 1000
    assert told.params["app"] == "motcua.config.wsgi:application"
