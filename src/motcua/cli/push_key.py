"""`motcua push-key`: a key for push messages."""

import typer


def push_key() -> None:
    """Print a fresh private key for MOTCUA_PUSH_KEY (Web Push, VAPID). Browsers subscribe anew after a change."""
    import django

    django.setup()
    from motcua.notices.providers import push

    typer.echo(push.new_key())
