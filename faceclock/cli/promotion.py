"""``train compare``, ``train promote`` and ``train rollback``: which pack recognises the site's people."""

from pathlib import Path
from typing import Annotated, Any

import typer

from faceclock.cli.context import Context, context_of
from faceclock.cli.output import one_line, say, show_json, show_table
from faceclock.cli.progress import progress
from faceclock.cli.root import Commands

RunOrPack = Annotated[
    str, typer.Argument(metavar="RUN_OR_PACK", help="A finished run, else a pack's name or folder.")
]


def register(train: Commands) -> None:
    for command in (compare, promote, rollback):
        train.command()(command)


def compare(
    ctx: typer.Context,
    candidate: RunOrPack,
    *,
    against: Annotated[
        str, typer.Option(metavar="PACK", help="Compare with this one and not with the site's.")
    ] = "",
    images: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The site's people: <ID>/*.jpg; else kept pictures.")
    ] = None,
    public: Annotated[
        Path | None, typer.Option(metavar="DIR", help="A public set: <Person>/*.jpg, or a tar of that.")
    ] = None,
    pairs: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Pairs of the public set, in LFW's format.")
    ] = None,
    groups: Annotated[
        Path | None, typer.Option(metavar="FILE", help="A CSV person,group; else teams are the groups.")
    ] = None,
    people: Annotated[
        int, typer.Option(min=3, metavar="N", help="How many people are drawn of a set without pairs.")
    ] = 1000,
    seed: Annotated[int, typer.Option(help="Which people these are.")] = 0,
) -> None:
    """Measure a pack beside the current one, on people whom neither was trained on."""
    from faceclock.app.comparing import compare as compare_packs
    from faceclock.app.comparing import current_contender
    from faceclock.app.comparing_sets import Sets
    from faceclock.app.contenders import find_contender
    from faceclock.app.site import open_site

    context = context_of(ctx)
    if pairs and not public:
        raise typer.BadParameter("--pairs needs the pictures that it names, with --public.")
    contender = find_contender(context.data, candidate)
    with open_site(context.data, against or context.pack, need_pack=True) as site:
        current = current_contender(site)
        with progress("Comparing") as advance:
            sets = Sets(images, public, pairs, groups, people, seed)
            report = compare_packs(site, contender, current, sets, advance)
    if context.json:
        show_json(report)
    else:
        _show_comparison(report)


def promote(
    ctx: typer.Context,
    candidate: RunOrPack,
    *,
    force: Annotated[
        str | None, typer.Option(metavar="REASON", help="Promote what the gate refuses; this is logged.")
    ] = None,
    accept: Annotated[
        str, typer.Option(metavar="SENTENCE", help="Accept a research-only licence, in its words.")
    ] = "",
) -> None:
    """Let a pack recognise the site's people, if the comparison speaks for it."""
    from faceclock.app.promotion import promote as promote_pack

    context = context_of(ctx)
    with progress("Making templates") as advance:
        answer = promote_pack(context.data, candidate, force, accept, advance)
    _show_switch(context, answer)


def rollback(ctx: typer.Context) -> None:
    """Go back to the pack before the last promotion."""
    from faceclock.app.promotion import rollback as roll_back

    context = context_of(ctx)
    with progress("Making templates") as advance:
        answer = roll_back(context.data, advance)
    _show_switch(context, answer)


def _show_comparison(report: dict[str, Any]) -> None:
    rows = [
        (
            f"{item['set']}{': ' + item['group'] if item['group'] else ''}",
            item["name"],
            item["people"],
            _share(item["current"]),
            _share(item["candidate"]),
            f"{_signed(item['low'])} to {_signed(item['high'])}",
            item["verdict"],
        )
        for item in report["measures"]
    ]
    current, candidate = report["current"]["name"], report["candidate"]["name"]
    columns = ("set", "measure", "people", current, candidate, "difference (95 %)", "verdict")
    show_table(columns, rows, empty="There was nothing to measure on.")
    for sentence in (*report["warnings"], *report["reasons"]):
        say(one_line(sentence))
    may = "may be promoted" if report["passed"] else "is refused by the gate"
    say(f"{candidate} is {_BESIDE[report['verdict']]} {current} and {may}. Kept in {report['report']}.")


_BESIDE = {
    "better": "better than",
    "same": "not told apart from",
    "worse": "worse than",
    "too few": "not sufficiently compared with",
}


def _show_switch(context: Context, answer: dict[str, Any]) -> None:
    if context.json:
        show_json(answer)
        return
    extrapolated = ", beyond what was measured" if answer["threshold_extrapolated"] else ""
    say(
        f"{answer['pack']} recognises {answer['people']} people from {answer['templates']} templates, "
        f"{answer['made']} of them new, at a similarity of {answer['threshold']:.3f}{extrapolated}. "
        f"Before, it was {answer['previous']}."
    )
    for pair in answer["lookalikes"]:
        say(
            f"  {pair['employee_id']} looks like {pair['other_id']}: the kiosk may decide for neither of them."
        )
    if answer["come_again"]:
        say("These must be enrolled again:")
        rows = [(item["employee_id"], item["name"], item["reason"]) for item in answer["come_again"]]
        show_table(("id", "name", "why"), rows, empty="")
    say(answer["notice"])


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.2%}"


def _signed(value: float | None) -> str:
    return "?" if value is None else f"{value:+.2%}"
