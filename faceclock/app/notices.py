"""What an administrator should know when the kiosk starts, a sentence each."""

from faceclock.app.damaged_faces import damaged_notice
from faceclock.app.site import Site
from faceclock.app.unasked import unasked_notice


def notices(site: Site) -> list[str]:
    """Raises StorageProblem; PackProblem when the pack is damaged; KeyProblem, which `require_keys` tells before."""
    said = [site.database.notice] if site.database.notice else []
    if site.pack_folder:
        said.append(damaged_notice(site))
    waiting = site.templates.set_aside(site.pack.contract) if site.pack_folder else []
    if waiting:
        said.append(
            f"{len(waiting)} people were enrolled with another model pack ({', '.join(waiting[:5])}"
            f"{', ...' if len(waiting) > 5 else ''}) and are not recognised with {site.pack.manifest.name}: "
            "enrol them again, or choose the earlier pack with --pack."
        )
    return list(filter(None, [*said, unasked_notice(site.database)]))
