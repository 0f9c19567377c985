"""The table of contents of the command line; the order here is that of `motcua --help`."""

import typer

from motcua.cli import (
    backup,
    books,
    carrier,
    database,
    demo,
    django,
    doctor,
    exchange,
    gateway,
    hall,
    imports,
    messages,
    national_portal,
    push_key,
    report,
    risk,
    schema,
    serve,
    signing_service,
    simulate,
    smoke,
    sms_gateway,
    up,
    ways,
    worktime,
)

PASSED_ON = {"allow_extra_args": True, "ignore_unknown_options": True, "help_option_names": []}


def register(app: typer.Typer) -> None:
    app.command("up")(up.up)
    app.command("prepare")(serve.prepare)
    app.command("serve")(serve.serve)
    app.command("doctor")(doctor.doctor)
    app.command("smoke")(smoke.smoke)
    app.command("demo")(demo.demo)
    app.command("simulate")(simulate.simulate)
    app.command("gateway")(gateway.gateway)
    app.command("sms-gateway")(sms_gateway.sms_gateway)
    app.command("push-key")(push_key.push_key)
    app.command("carrier")(carrier.carrier)
    app.command("national-portal")(national_portal.national_portal)
    app.command("signing-service")(signing_service.signing_service)
    app.add_typer(report.app, name="report")
    app.command("books")(books.books)
    app.add_typer(ways.app, name="ways")
    app.add_typer(exchange.app, name="exchange")
    app.add_typer(risk.app, name="risk")
    app.add_typer(hall.app, name="hall")
    app.add_typer(worktime.app, name="worktime")
    app.add_typer(imports.app, name="import")
    app.command("migrate")(database.migrate)
    app.command("schema")(schema.schema)
    app.add_typer(backup.app, name="backup")
    app.command("restore")(backup.restore)
    app.command("stop")(database.stop)
    app.add_typer(messages.app, name="messages")
    app.command("dj", context_settings=PASSED_ON, add_help_option=False)(django.run)
