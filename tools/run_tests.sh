#!/bin/sh
# Usage: run_tests.sh [pytest arguments]
# The quick checks, then the fast tests, then the slow ones; all of them run, and the exit code is 1 if any failed.
# Where there is no display, a virtual one is started, so that the windows are tested under a real X server.
set -u

cd "$(dirname "$0")/.."
bin=.venv/bin
scratch=$(mktemp -d)
x_server=""
studio=""
failed=""

stop() {
    for process in $x_server $studio; do
        kill "$process" 2>/dev/null
    done
    rm -rf "$scratch"
}
trap stop EXIT
trap 'exit 130' INT TERM

start_display() {
    # -displayfd: the server itself picks a free number and writes it when it is ready.
    Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp >"$scratch/display" 2>"$scratch/xvfb.log" &
    x_server=$!
    for _ in $(seq 100); do
        [ -s "$scratch/display" ] && break
        kill -0 "$x_server" 2>/dev/null || break
        sleep 0.1
    done
    if [ ! -s "$scratch/display" ]; then
        echo "Xvfb did not start:" >&2
        cat "$scratch/xvfb.log" >&2
        exit 1
    fi
    DISPLAY=:$(cat "$scratch/display")
    export DISPLAY
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

slow_tests() {
    # The studio's beside the others: both wait much, for processes that are killed and for disks. A shell lets what
    # runs in its background ignore Ctrl-C, which some of these tests press.
    "$bin/python" -c "$hearing" -m pytest -m "slow and not soak" tests/training >"$scratch/studio.log" 2>&1 &
    studio=$!
    alone=tests/gui/console/test_gui_thread.py
    step "slow tests" tests -m "slow and not soak" --ignore=tests/training --ignore=$alone
    echo "== slow tests of the studio"
    wait "$studio"
    well $? || failed="$failed, slow tests of the studio"
    studio=""
    cat "$scratch/studio.log"
    step "the window under load" tests -m "slow" $alone
}

[ -n "${DISPLAY:-}" ] || start_display
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
step "fast tests" tests -m "not slow and not soak" "$@"
if [ "$#" -eq 0 ]; then
    slow_tests
else
    step "slow tests" tests -m "slow and not soak" "$@"
fi

if [ -n "$failed" ]; then
    echo "Failed: ${failed#, }" >&2
    exit 1
fi
echo "Everything passed."
