"""Comparisons of two packs on disk, and the sets that they are made on."""

import json
from hashlib import sha256

import pytest
from promotion_examples import (
    audited,
    forced,
    make_run,
    make_variant,
    quiet,
)

from faceclock.app.comparing import compare, current_contender
from faceclock.app.comparing_report import read_report, report_file, write_report
from faceclock.app.comparing_sets import Sets, read_groups
from faceclock.app.contenders import contender_of, find_contender, name_hash
from faceclock.app.pack_history import PROMOTED
from faceclock.app.promotion import promote
from faceclock.app.site import open_site
from faceclock.domain.errors import InputProblem
from faceclock.settings.paths import packs_folder


def test_a_comparison_is_kept_and_believed_only_for_these_two_packs(data, variant, photos, tmp_path):
    with open_site(data) as site:
        current, candidate = current_contender(site), contender_of(variant)
        report = compare(site, candidate, current, Sets(), quiet)
        assert report["sets"]["site"]["people_with_two"] == 6
        assert report["sets"]["public"]["people"] == 0
        assert (report["verdict"], report["passed"]) == ("too few", False)
        assert {item["set"] for item in report["measures"]} == {"site"}
        assert len(report["warnings"]) == 2
        kept = read_report(data, candidate, current)
        assert kept["measures"] == report["measures"]
        assert report["report"] == str(report_file(data, candidate, current))
        other = contender_of(make_variant(tmp_path, "variant", mean=110.0))
        compare(site, candidate, other, Sets(), quiet)
        assert read_report(data, candidate, current) == kept
        assert read_report(data, candidate, other)["current"]["digest"] == other.digest
        assert read_report(data, other, candidate) is None
        with pytest.raises(InputProblem, match="starter is the pack in use"):
            compare(site, current, current, Sets(), quiet)
    with pytest.raises(InputProblem, match=r"site set holds 6 people .* 10 are needed to tell"):
        promote(data, str(variant), None, "", quiet)
    write_report(
        report_file(data, candidate, current), {**kept, "reasons": [], "passed": True, "verdict": "same"}
    )
    answer = promote(data, str(variant), None, "", quiet)
    assert answer["forced"] is None
    [told] = audited(data, PROMOTED)
    assert told["verdict"] == "same"
    assert any(key.startswith("site: rank 1") for key in told)


def test_the_report_of_a_run_lies_beside_it_and_a_calibration_anew_outdates_it(data):
    run = make_run(data, "spring")
    (run / "trained_on.txt").write_text("\n".join([name_hash("1001"), name_hash("1002")]))
    with open_site(data) as site:
        candidate = find_contender(data, "spring")
        report = compare(site, candidate, current_contender(site), Sets(), quiet)
        assert json.loads((run / "comparison.json").read_text())["verdict"] == report["verdict"]
        assert report["candidate"]["run"] == "spring"
        assert report["sets"]["site"]["people_left_out_as_trained_on"] == 2
        assert report["sets"]["site"]["people"] == 4
        assert len(report["warnings"]) == 1
        assert read_report(data, candidate, current_contender(site)) is not None
    manifest = run / "pack" / "variant" / "pack.toml"
    manifest.write_text(manifest.read_text().replace("2041615", "2041616"))
    with open_site(data) as site:
        assert read_report(data, find_contender(data, "spring"), current_contender(site)) is None
    answer = forced(data, "spring")
    copied = packs_folder(data) / answer["pack"] / "trained_on.txt"
    assert sha256(b"1001").hexdigest() in copied.read_text()


def test_folders_a_list_of_pairs_and_groups(data, variant, photos, tmp_path):
    people = photos["1001"][0].parent.parent
    pairs = tmp_path / "pairs.txt"
    rows = [f"{number} 1 2" for number in photos] + ["1001 1 1002 1", "1003 1 1004 2", "1005 2 1006 1"]
    pairs.write_text("\n".join(rows))
    table = tmp_path / "groups.csv"
    table.write_text("person,group\n1001,a\n1002,a\n1003,b\n")
    sets = Sets(people, people, pairs, table)
    with open_site(data) as site:
        report = compare(site, contender_of(variant), current_contender(site), sets, quiet)
        assert report["sets"]["public"]["people"] == report["sets"]["site"]["people"] == 7
        assert {item["group"] for item in report["measures"]} == {"", "a", "b"}
        pairs.write_text("1001 1 7\n")
        with pytest.raises(InputProblem, match="names 1001_0007, which is not among the pictures"):
            compare(site, contender_of(variant), current_contender(site), sets, quiet)
    table.write_text("name;team\n")
    with pytest.raises(InputProblem, match="must be person,group"):
        read_groups(table)
    with pytest.raises(InputProblem, match="cannot be read"):
        read_groups(tmp_path / "none.csv")
