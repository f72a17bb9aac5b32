#!/bin/sh
# Usage: build.sh
# The program as one folder that needs no Python, packed with its checksum, for the system that this runs on:
# build/package/faceclock-VERSION-SYSTEM-MACHINE.tar.gz. The same commit gives the same names, order and times.
set -eu

PYTHON=${PYTHON:-python3}
cd "$(dirname "$0")/.."
work=build/package
bin=$work/venv/bin

if [ ! "$work/venv/.stamp" -nt requirements-package.lock ]; then
    echo "Installing what the package is made of"
    rm -rf "$work/venv"
    "$PYTHON" -m venv "$work/venv"
    "$bin/pip" install --quiet --disable-pip-version-check --no-input --no-deps --require-hashes -r requirements-package.lock
    touch "$work/venv/.stamp"
fi
"$bin/pip" install --quiet --disable-pip-version-check --no-input --no-deps --force-reinstall .

echo "Building"
log=$work/build.log
"$bin/pyinstaller" --noconfirm --distpath "$work/dist" --workpath "$work/work" installer/faceclock.spec >"$log" 2>&1 || {
    tail -n 20 "$log" >&2
    exit 1
}

version=$("$work/dist/faceclock/faceclock" --version | cut -d ' ' -f 2)
name=faceclock-$version-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz
moment=$(git log -1 --format=%ct)
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime="@$moment" -C "$work/dist" -cf - faceclock | gzip -9n >"$work/$name"
(cd "$work" && sha256sum "$name" >"$name.sha256")
du -sm "$work/dist/faceclock" "$work/$name"
