"""Everything that is fuzzed."""

from fuzz_images import IMAGES
from fuzz_kind import Kind
from fuzz_media import MEDIA
from fuzz_nets import NETS
from fuzz_packs import PACKS
from fuzz_records import RECORDS
from fuzz_tables import TABLES
from fuzz_toml import TOMLS

KINDS: dict[str, Kind] = {
    kind.name: kind for kind in (*IMAGES, *NETS, *PACKS, *TOMLS, *TABLES, *RECORDS, *MEDIA)
}
