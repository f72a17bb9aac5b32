"""Everything that is fuzzed."""

from fuzz_images import IMAGES
from fuzz_kind import Kind
from fuzz_nets import NETS

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*IMAGES, *NETS)}
