"""A site that stays open while its settings and its pack are changed elsewhere."""

from promotion_examples import forced, set_setting

from faceclock.app.promotion import rollback
from faceclock.app.site import open_site


def test_an_open_site_takes_over_what_changed_on_disk(data, variant):
    with open_site(data) as site:
        before = site.photo_pack
        set_setting(data, "site.company", "Acme")
        site.reread()
        assert site.settings.site.company == "Acme"
        assert site.photo_pack is before  # the same pack is not loaded anew
        forced(data, variant)
        site.reread()
        assert site.photo_pack.manifest.name == "variant"
        rollback(data, lambda done, total: None)
        site.reread()
        assert site.photo_pack.contract == before.contract and site.pack_fault == ""
