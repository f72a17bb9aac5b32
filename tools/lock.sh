#!/bin/sh
# Pin every dependency, with hashes, for all supported Pythons and systems: requirements.lock,
# requirements-dev.lock and requirements-package.lock.
set -eu

cd "$(dirname "$0")/.."
if ! command -v uv >/dev/null 2>&1; then
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --target .venv/lock-tool uv
    PATH=$PWD/.venv/lock-tool/bin:$PATH
fi

pin() {
    uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url "$@"
}

pin --output-file requirements.lock
pin --extra dev --output-file requirements-dev.lock
pin installer/requirements.in --override installer/overrides.txt --output-file requirements-package.lock
