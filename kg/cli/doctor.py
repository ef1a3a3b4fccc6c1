"""`kg doctor`: what is there, what is missing, the command that mends it."""

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="The same as JSON.")
@click.pass_context
def doctor(context: click.Context, as_json: bool) -> None:
    """Look at everything that has to be there; exits 1 where something needed is missing."""
    import json
    from dataclasses import asdict

    from kg.doctor import checks, well
    from kg.settings import from_env
    from loaders.derive import stale

    found = checks(from_env(), stale=stale)
    if as_json:
        click.echo(json.dumps({"ok": well(found), "checks": [asdict(one) for one in found]}, indent=2))
    else:
        for one in found:
            click.echo(f"{one.state:8} {one.name:8} {one.detail}")
            if one.mend:
                click.echo(f"{'':8} {'':8} mend it by: {one.mend}")
    context.exit(0 if well(found) else 1)
