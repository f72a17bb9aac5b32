"""What promotion and rollback share: one at a time, templates first, the setting last."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import numpy as np

from faceclock.app.comparing import current_contender
from faceclock.app.contenders import Contender
from faceclock.app.pack_history import Use, record
from faceclock.app.pack_placing import find_by_digest
from faceclock.app.reembedding import Reembedded, must_come_again, reembed
from faceclock.app.settings_record import record_settings
from faceclock.app.site import Site, open_site
from faceclock.matching.decision import Matcher
from faceclock.settings.file import load_settings, save_settings
from faceclock.settings.model import Settings
from faceclock.settings.paths import settings_file
from faceclock.storage.audit import Detail
from faceclock.storage.exclusive import exclusively
from faceclock.vision.packs.loading import Pack, load_pack

Json = dict[str, Any]
Progress = Callable[[int, int], None]
NOTICE = "A kiosk that is running keeps the earlier pack until it is started again."
_BUSY = "Another promotion or rollback is under way on this site; wait for it to end."
_DETECT_SIDE = 640
_BLOCK = 512
_MOST_LOOKALIKES = 20


@contextmanager
def opened_alone(data: Path) -> Iterator[Site]:
    """The site with the pack of its settings. Raises StorageProblem while another switch is under way."""
    open_site(data).close()  # makes the folder that the lock lies in
    with exclusively(data / "promotion.lock", _BUSY), open_site(data) as site:
        yield site


def use_of(site: Site) -> tuple[Contender, Use]:
    """The pack in use, and how the settings name it. Raises PackProblem where there is none."""
    current = current_contender(site)
    setting = site.settings.recognition.pack
    return current, Use(current.manifest.name, current.digest, setting, str(current.folder))


def pin(site: Site, left: Use) -> Use:
    """Where the settings leave the pack open, name the one in use: the first one found may soon be another."""
    if left.setting:
        return left
    named = find_by_digest(site.data, replace(left, setting=left.name))
    _set_pack(site, named.setting)
    return named


def switch(
    site: Site,
    action: str,
    left: Use,
    taken: Use,
    further: Detail,
    progress: Progress,
    undoes: int | None = None,
) -> Json:
    """Re-embed, note, and only then set the pack; cut off anywhere, the pack in use is the one before."""
    pack = load_pack(Path(taken.path), site.settings.recognition.threads, _DETECT_SIDE)
    done = reembed(site, pack, progress)
    with site.database.transaction():
        # Whoever was enrolled meanwhile; nobody else can write until the switch is noted.
        late = reembed(site, pack, lambda made, total: None)
        matcher = site.matcher_for(pack)
        answer = _answer(site, pack, matcher, done, late, taken)
        record(site.database, action, left, taken, {**further, **_numbers(answer)}, undoes)
    _set_pack(site, taken.setting)
    return answer


def _answer(site: Site, pack: Pack, matcher: Matcher, done: Reembedded, late: Reembedded, taken: Use) -> Json:
    returners = must_come_again(site, pack, done | late)
    return {
        "pack": taken.name,
        "digest": taken.digest,
        "setting": taken.setting,
        "people": len(matcher.gallery.people),
        "templates": len(matcher.gallery),
        "made": done.made + late.made,
        "threshold": matcher.threshold.value,
        "threshold_extrapolated": matcher.threshold.extrapolated,
        "come_again": [asdict(person) for person in returners],
        "lookalikes": lookalikes(matcher),
        "notice": NOTICE,
    }


def _numbers(answer: Json) -> Detail:
    return {
        "made": answer["made"],
        "templates": answer["templates"],
        "come_again": len(answer["come_again"]),
        "threshold": answer["threshold"],
    }


def lookalikes(matcher: Matcher) -> list[Json]:
    """Pairs of people whom the pack takes for one at this headcount, the most similar first."""
    vectors, owners, names = matcher.gallery.rows
    found: dict[tuple[str, str], float] = {}
    for start in range(0, len(vectors), _BLOCK):
        scores = vectors[start : start + _BLOCK] @ vectors.T
        alike = scores >= matcher.threshold.value
        rows, columns = np.nonzero(alike & (owners[start : start + _BLOCK, None] < owners[None, :]))
        for row, column in zip(rows, columns, strict=True):
            pair = names[owners[start + row]], names[owners[column]]
            found[pair] = max(found.get(pair, -1.0), float(scores[row, column]))
    ranked = sorted(found.items(), key=lambda item: -item[1])[:_MOST_LOOKALIKES]
    return [{"employee_id": one, "other_id": two, "similarity": s} for (one, two), s in ranked]


def _set_pack(site: Site, setting: str) -> None:
    """On the settings as they are now, which somebody may have changed meanwhile."""
    file = settings_file(site.data)
    settings: Settings = load_settings(file)
    recognition = settings.recognition.model_copy(update={"pack": setting})
    changed = settings.model_copy(update={"recognition": recognition})
    save_settings(file, changed)
    record_settings(site.database, changed)
