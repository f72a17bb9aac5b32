#!/bin/sh
# What `make run` starts: the kiosk, as well as this machine can show it. Where a developer's shared weights lie
# beside the checkout, they are first put together to a pack in the user's data folder.
set -eu

cd "$(dirname "$0")/.."
if [ -z "${FACECLOCK_SHARED:-}" ] && [ -d ../shared/models ]; then
    FACECLOCK_SHARED=$(cd ../shared && pwd)
    export FACECLOCK_SHARED
fi
if [ -n "${FACECLOCK_SHARED:-}" ]; then
    .venv/bin/python tools/make_development_pack.py >/dev/null || echo "Going on without it." >&2
fi
exec .venv/bin/faceclock start
