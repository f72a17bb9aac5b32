"""``rules``: the rule book as a whole, in files."""

from pathlib import Path
from typing import Annotated

import typer

from faceclock.cli.context import context_of
from faceclock.cli.entries import held_book, optional_day, remove, store
from faceclock.cli.output import say, show_json
from faceclock.cli.periods import one_day
from faceclock.cli.root import Commands

rules = Commands(help="The rule book: everything that hours are reckoned by.", no_args_is_help=True)

File = Annotated[Path, typer.Argument(metavar="FILE", help="A rule book as TOML.")]


def register(app: Commands) -> None:
    app.add_typer(rules, name="rules")


@rules.command("import")
def import_(
    ctx: typer.Context,
    file: File,
    replace: Annotated[bool, typer.Option("--replace", help="Take back whatever the file lacks.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only check.")] = False,
) -> None:
    """Store the entries of a file, all or none; entries that it does not name stay."""
    from faceclock.app.attendance.rule_files import (
        import_as_json,
        import_rules,
        preview_import,
        read_rules,
    )
    from faceclock.app.site import open_site

    context = context_of(ctx)
    read = read_rules(file)
    with open_site(context.data) as site:
        report = (preview_import if dry_run else import_rules)(site, read, replace=replace)
    if context.json:
        show_json(import_as_json(report) | {"dry_run": dry_run})
        return
    for notice in report.notices:
        say(notice)
    if dry_run:
        say(f"{file} can be imported.")
    else:
        say(f"{report.set} set, {report.taken_back} taken back, {report.unchanged} as before.")


@rules.command("export")
def export(
    ctx: typer.Context,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to (default: print it).")
    ] = None,
) -> None:
    """Write the rule book that holds as TOML; `rules import --replace` of it changes nothing."""
    from faceclock.app.site import open_site
    from faceclock.attendance.documents import to_plain, to_toml
    from faceclock.settings.atomic import replace_text
    from faceclock.storage.book import Book

    context = context_of(ctx)
    with open_site(context.data) as site:
        book = Book(site.database).current()
    if output is not None:
        replace_text(output, to_toml(book))
    if context.json:
        show_json({"path": str(output)} if output else to_plain(book))
    else:
        say(f"The rule book is in {output}." if output else to_toml(book).rstrip("\n"))


@rules.command("check")
def check(ctx: typer.Context, file: File) -> None:
    """Say what is wrong with a rule book in a file, by itself; nothing is stored."""
    from faceclock.app.attendance.rule_files import check_rules, read_rules
    from faceclock.app.site import open_site

    context = context_of(ctx)
    read = read_rules(file)
    with open_site(context.data) as site:
        notices = check_rules(site, read, alone=True)
    if context.json:
        show_json({"problems": [], "notices": notices})
        return
    for notice in notices:
        say(notice)
    say(f"{file} has no problems.")


@rules.command("set")
def set_(
    ctx: typer.Context,
    settings: Annotated[
        list[str], typer.Argument(metavar="KEY=VALUE...", help="Such as overtime.day.multiplier=1.5.")
    ],
    *,
    valid_from: Annotated[
        str, typer.Option("--from", metavar="DAY", help="A new version from that day on.")
    ] = "",
) -> None:
    """Change the company's rules, or with --from begin a new version; what is not named stays."""
    from faceclock.app.attendance.changing import changed, parsed
    from faceclock.domain.rulebook import RuleSet

    context, since = context_of(ctx), optional_day(valid_from)
    held = [found for found in held_book(context).rules if since is None or found.valid_from <= since]
    earlier = max(held, key=lambda found: found.valid_from, default=None)
    begin = {"valid_from": since.isoformat()} if since else {}
    made = changed("rules", earlier, {**begin, **parsed(settings)})
    assert isinstance(made, RuleSet)
    store(context, [("rules", made)], f"The rules from {made.valid_from} on are set.")


@rules.command("remove")
def remove_(
    ctx: typer.Context,
    valid_from: Annotated[str, typer.Argument(metavar="DAY", help="The day from which it held.")],
) -> None:
    """Take a version of the rules back; days that are locked keep their hours."""
    done = f"The rules from {valid_from} on are taken back."
    remove(context_of(ctx), "rules", [one_day(valid_from).isoformat()], done)


@rules.command("show")
def show(ctx: typer.Context) -> None:
    """The company's rules, every version: intervals, week, overtime."""
    from faceclock.app.site import open_site
    from faceclock.attendance.documents import to_plain, to_toml
    from faceclock.domain.rulebook import RuleBook, RuleSet
    from faceclock.storage.book import Book

    context = context_of(ctx)
    with open_site(context.data) as site:
        held = Book(site.database).current().rules
    if context.json:
        show_json(to_plain(RuleBook(rules=held))["rules"])
        return
    if not held:
        say("No rules were set; these hold:")
    say(to_toml(RuleBook(rules=held or (RuleSet(),))).rstrip("\n"))
