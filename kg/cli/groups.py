"""Groups of commands whose list says of each command the whole first sentence of its help."""

import click


class Told(click.Group):
    """A group with a list of commands in which nothing is cut; click would end each line in three dots."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, in the group's own order."""
        known = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, first_sentence(one.help or "")) for name, one in known if one is not None and not one.hidden]
        if rows:
            with formatter.section("Commands"):
                formatter.write_dl(rows)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is called; a word that is none is told with those there are."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            ctx.fail(f"There is no {name!r} here; there are: {', '.join(self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)


def first_sentence(text: str) -> str:
    """The first paragraph up to its first full stop, as one line."""
    line = " ".join(text.split("\n\n")[0].replace("\b", "").split())
    head, stop, _ = line.partition(". ")
    return head + "." if stop else line
