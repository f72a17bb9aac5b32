"""``threshold``: from which similarity on somebody is recognised, and what is expected of it."""

from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import one_line, say, show_json, show_table
from faceclock.cli.root import Commands

threshold = Commands(help="From which similarity on somebody is recognised.", no_args_is_help=True)
Reason = Annotated[str, typer.Option(metavar="TEXT", help="Why; it goes to the audit log.")]
Months = Annotated[
    int | None, typer.Option(min=1, metavar="N", help="At most one wrong accept in so many months.")
]
People = Annotated[int | None, typer.Option(min=1, metavar="H", help="With so many people; else today's.")]
Tries = Annotated[
    float | None, typer.Option(min=0.01, metavar="T", help="How often strangers try in a month (assumed).")
]


def register(app: Commands) -> None:
    app.add_typer(threshold, name="threshold")


@threshold.command()
def show(ctx: typer.Context, *, months: Months = None, people: People = None, tries: Tries = None) -> None:
    """What is expected of the threshold in force, and of the one that a wish asks for."""
    from faceclock.app.site import open_site
    from faceclock.app.threshold_report import describe, wish_of
    from faceclock.app.threshold_study import study

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        studied = study(site)
    answer = describe(studied, wish_of(studied, months, people, tries))
    if context.json:
        show_json(answer)
    else:
        _tell(answer)


@threshold.command("set")
def set_(
    ctx: typer.Context,
    similarity: Annotated[float, typer.Argument(metavar="SIMILARITY", help="Above 0, at most 1.")],
    *,
    reason: Reason,
    below_calibration: Annotated[
        bool, typer.Option("--below-calibration", help="Also where strangers were never measured.")
    ] = False,
) -> None:
    """Let a similarity decide from now on, also at kiosks that are running."""
    from faceclock.app.site import open_site
    from faceclock.app.threshold_study import study
    from faceclock.app.thresholds import choose_similarity

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        studied = study(site)
        basis = studied.basis(similarity, studied.wish)
        choose_similarity(
            site.database,
            studied.digest,
            studied.calibration,
            similarity,
            reason,
            basis,
            below=below_calibration,
        )
    say(f"From now on {similarity:.3f} decides for pack {studied.pack}.")


@threshold.command()
def reset(ctx: typer.Context, *, reason: Reason) -> None:
    """Let the pack's calibration and the number of templates decide again."""
    from faceclock.app.site import open_site
    from faceclock.app.threshold_study import study
    from faceclock.app.thresholds import choose_similarity

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        studied = study(site)
        basis = {"people": len(studied.people)}
        choose_similarity(site.database, studied.digest, studied.calibration, None, reason, basis)
    say(f"The calibration of pack {studied.pack} decides again.")


@threshold.command()
def history(ctx: typer.Context) -> None:
    """Every threshold that was chosen for the pack, the newest first."""
    from faceclock.app.site import open_site
    from faceclock.app.threshold_report import choices

    context = context_of(ctx)
    with open_site(context.data, context.pack, need_pack=True) as site:
        rows = choices(site)
    if context.json:
        show_json(rows)
        return
    columns = ("at", "similarity", "by", "reason")
    table = [
        [one_line(str(item[key])) if item[key] is not None else "calibration" for key in columns]
        for item in rows
    ]
    show_table(columns, table, empty="No threshold was chosen for this pack.")


def _tell(answer: dict[str, Any]) -> None:
    say(f"Pack {answer['pack']}, {answer['people']} people, {answer['templates']} templates.")
    for title in ("in_force", "proposed"):
        found = answer[title]
        if found is None:
            say("No threshold keeps this wish; wish for less, or choose a stronger pack.")
            continue
        let_in, refused = found["let_in"], found["refused"]
        outside = f"{_rate(refused, 1)} of the time" if refused else "how often is unknown"
        say(f"{title.replace('_', ' ')}: {found['threshold']:.3f}.")
        say(f"  A stranger is let in at {_rate(let_in, 4)} of tries; one of us is refused: {outside}.")
    for pair in answer["look_alikes"]:
        say(f"  {pair['first']} looks like {pair['second']} ({pair['similarity']:.3f}).")
    for one in answer["would_be_refused"]:
        say(f"  {one['employee_id']} {one['name']} usually reaches {one['reached']:.3f} only.")


def _rate(rate: dict[str, float], digits: int) -> str:
    value, low, high = (f"{rate[key]:.{digits}%}" for key in ("value", "low", "high"))
    return f"{value} ({low} to {high})"
