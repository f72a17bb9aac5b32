#!/bin/sh
# Usage: run_tests.sh [pytest arguments]
# The quick checks, then the fast tests, then the slow ones; all of them run, and the exit code is 1 if any failed.
# Where there is no display, a virtual one is started, so that the windows are tested under a real X server.
set -u

cd "$(dirname "$0")/.."
bin=.venv/bin
scratch=$(mktemp -d)
x_servers=""
beside=""
failed=""

stop() {
    for process in $beside $x_servers; do
        kill "$process" 2>/dev/null
    done
    rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 130' INT TERM

new_display() {
    # -displayfd: the server itself picks a free number and writes it when it is ready.
    rm -f "$scratch/display"
    Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp >"$scratch/display" 2>"$scratch/xvfb.log" &
    x_servers="$x_servers $!"
    for _ in $(seq 100); do
        [ -s "$scratch/display" ] && break
        kill -0 "$!" 2>/dev/null || break
        sleep 0.1
    done
    if [ ! -s "$scratch/display" ]; then
        echo "Xvfb did not start:" >&2
        cat "$scratch/xvfb.log" >&2
        exit 1
    fi
    display=:$(cat "$scratch/display")
}

step() {
    name=$1
    shift
    echo "== $name"
    "$@" || failed="$failed, $name"
}

tests() {
    "$bin/python" -m pytest "$@"
    well $?
}

well() {
    # Exit code 5 says that no test was selected: the arguments name a single fast one, or there is no torch.
    [ "$1" -eq 0 ] || [ "$1" -eq 5 ]
}

hearing='import os, signal, sys
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])'

# Beside others, because all of them wait much: for windows, for processes that are killed, for disks. A shell lets what
# runs in its background ignore Ctrl-C, which some of these tests press; windows of two programs would take each other's
# focus on one display.
begin() {
    beside_name=$1
    shift
    DISPLAY=$other_display "$bin/python" -c "$hearing" -m pytest "$@" >"$scratch/beside.log" 2>&1 &
    beside=$!
}

finish() {
    echo "== $beside_name"
    wait "$beside"
    well $? || failed="$failed, $beside_name"
    beside=""
    cat "$scratch/beside.log"
}

all_tests() {
    begin "fast tests of the windows" -m "not slow and not soak" tests/gui
    step "fast tests" tests -m "not slow and not soak" --ignore=tests/gui
    finish
    begin "slow tests of the studio" -m "slow and not soak" tests/training
    alone=tests/gui/console/test_gui_thread.py
    step "slow tests" tests -m "slow and not soak" --ignore=tests/training --ignore=$alone
    finish
    step "the window under load" tests -m "slow and not soak" $alone
}

if [ -z "${DISPLAY:-}" ]; then
    new_display
    DISPLAY=$display
    export DISPLAY
    new_display
else
    display=$DISPLAY
fi
other_display=$display
if [ -z "${FACECLOCK_SHARED:-}" ] && [ -d ../shared ]; then
    FACECLOCK_SHARED=$(cd ../shared && pwd)
    export FACECLOCK_SHARED
fi
if [ -z "${XDG_RUNTIME_DIR:-}" ]; then
    XDG_RUNTIME_DIR=$scratch/runtime
    mkdir -m 700 "$XDG_RUNTIME_DIR"
    export XDG_RUNTIME_DIR
fi

if [ "$#" -eq 0 ]; then
    step "ruff check" "$bin/ruff" check --quiet .
    step "ruff format" "$bin/ruff" format --quiet --check .
    step "mypy" "$bin/mypy"
    step "import layers" "$bin/lint-imports"
fi
if [ "$#" -eq 0 ]; then
    all_tests
else
    step "fast tests" tests -m "not slow and not soak" "$@"
    step "slow tests" tests -m "slow and not soak" "$@"
fi

if [ -n "$failed" ]; then
    echo "Failed: ${failed#, }" >&2
    exit 1
fi
echo "Everything passed."
