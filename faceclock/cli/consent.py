"""``people consent``: what a person allows."""

from typing import Annotated, Any

import typer

from faceclock.cli.context import context_of
from faceclock.cli.output import say, show_json, show_table
from faceclock.domain.consent import Purpose

KeepPictures = Annotated[
    bool, typer.Option("--keep-pictures", help="Whom these show agreed that the pictures are kept.")
]
Training = Annotated[
    bool, typer.Option("--training", help="They also agreed that the face model may learn from them.")
]

Recognition = Annotated[
    bool, typer.Option("--recognition", help="They agreed to be recognised by their faces.")
]

Form = Annotated[
    str,
    typer.Option("--consent-form", metavar="TEXT", help="Which text was agreed to; else the program's own."),
]


def purposes(
    keep_pictures: bool | None, training: bool | None, recognition: bool | None, wanted: bool = True
) -> frozenset[Purpose]:
    """Those whose flag is ``wanted``."""
    flags = {Purpose.RECOGNITION: recognition, Purpose.PICTURES: keep_pictures, Purpose.TRAINING: training}
    return frozenset(purpose for purpose, flag in flags.items() if flag is wanted)


def consent(
    ctx: typer.Context,
    employee_id: Annotated[str, typer.Argument(metavar="ID", help="The person's number.")],
    *,
    recognition: Annotated[
        bool | None,
        typer.Option("--recognition/--no-recognition", help="Face templates may be kept and compared."),
    ] = None,
    keep_pictures: Annotated[
        bool | None,
        typer.Option("--keep-pictures/--no-keep-pictures", help="Enrolment pictures may be kept."),
    ] = None,
    training: Annotated[
        bool | None,
        typer.Option("--training/--no-training", help="Kept pictures may improve the face model."),
    ] = None,
    form: Annotated[
        str, typer.Option(metavar="TEXT", help="Which text was agreed to; else the program's own.")
    ] = "",
) -> None:
    """Record what a person agrees to or withdraws; without an option, show what stands."""
    from faceclock.app.consents import describe_consents, give, withdraw
    from faceclock.app.site import open_site
    from faceclock.app.traces import clear_traces
    from faceclock.app.training_caches import kept_faces

    context = context_of(ctx)
    with open_site(context.data) as site:
        site.employees.require(employee_id)
        with site.database.transaction():
            give(site.database, employee_id, purposes(keep_pictures, training, recognition), form)
            refused = purposes(keep_pictures, training, recognition, wanted=False)
            withdraw(site.database, employee_id, refused, form)
        if refused:
            clear_traces(site)
        answer = describe_consents(site.database, employee_id)
        keeps = site.settings.enrolment.keep_pictures
    caches = [] if answer["training"] else [str(path) for path in kept_faces(context.data)]
    answer["training_caches"] = caches
    if context.json:
        show_json(answer)
        return
    _tell(answer)
    if answer["pictures"] and not keeps:
        say("Nothing is kept yet: `faceclock settings set enrolment.keep_pictures true` turns that on.")
    if training is False:
        _tell_what_stays(caches)


def _tell(answer: dict[str, Any]) -> None:
    for purpose in Purpose:
        verdict = "agreed" if answer[purpose.value] else "not agreed"
        say(f"{purpose.value}: {verdict} ({answer['texts'][purpose.value]})")
    say(f"{answer['kept']} pictures of {answer['name']} are kept.")
    rows = [
        (item["at"], item["purpose"], "given" if item["given"] else "withdrawn", item["text"], item["by"])
        for item in answer["history"]
    ]
    show_table(("at", "purpose", "what", "text", "by"), rows, empty="Nothing was asked or said so far.")


def _tell_what_stays(caches: list[str]) -> None:
    say("Packs that were trained before keep what they learnt.")
    if caches:
        say(
            "A training run that goes on holds aligned faces until it is deleted, perhaps of this person too:"
        )
    for cache in caches:
        say(f"  {cache}")
