#!/bin/sh
# Usage: system_libraries.sh install|run|test
# Makes sure of the Debian/Ubuntu packages that pip cannot bring: venv for `install`, Qt's and OpenCV's libraries
# and fonts for `run`, an X server and strace besides for `test`. As root they are installed; otherwise one line is
# printed that does it. Nothing is asked of the network when all are there.
set -eu

PYTHON=${PYTHON:-python3}
purpose=${1:?usage: system_libraries.sh install|run|test}
missing=""  # without these it cannot work
wanted=""   # without these it works less well

need() { missing="$missing $1"; }
want() { wanted="$wanted $1"; }
has_library() { printf '%s\n' "$libraries" | grep -q "$1"; }
has_program() { command -v "$1" >/dev/null 2>&1; }

look_for_venv() {
    "$PYTHON" -c 'import ensurepip, venv' 2>/dev/null || need "$(basename "$PYTHON")-venv"
}

look_for_libraries() {
    libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p)
    # The old package names serve newer releases too: their "t64" packages provide them.
    while read -r library package; do
        has_library "$library" || need "$package"
    done <<END
libEGL.so.1 libegl1
libGL.so.1 libgl1
libglib-2.0.so.0 libglib2.0-0
libfontconfig.so.1 libfontconfig1
libfreetype.so.6 libfreetype6
libdbus-1.so.3 libdbus-1-3
libpulse.so.0 libpulse0
libgssapi_krb5.so.2 libgssapi-krb5-2
libX11-xcb.so.1 libx11-xcb1
libXrandr.so.2 libxrandr2
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xkb.so.1 libxcb-xkb1
END
}

look_for_fonts() {
    # Small ones: the full Noto CJK would be 55 MB to fetch.
    has_program fc-list || { want fontconfig; want fonts-inter; want fonts-wqy-microhei; return; }
    [ -n "$(fc-list : family 2>/dev/null | grep -E '^(Inter|Noto Sans)' | head -n 1)" ] || want fonts-inter
    [ -n "$(fc-list :lang=zh-cn family 2>/dev/null | head -n 1)" ] || want fonts-wqy-microhei
}

look_for_test_tools() {
    has_program Xvfb || need xvfb
    has_program strace || want strace # shows that a sync precedes the OK
    has_program faketime || want faketime # sets the clock of one program back
    has_program gnome-keyring-daemon || want gnome-keyring # a real keyring, in a session of its own
    has_program dbus-run-session || want dbus
    has_program xdotool || want xdotool # drives the real program's window
}

apt() {
    # Silent unless it fails: then its last words tell why.
    DEBIAN_FRONTEND=noninteractive apt-get -y -qq "$@" >"$log" 2>&1 || { tail -n 5 "$log" >&2; return 1; }
}

install_all() {
    log=$(mktemp)
    trap 'rm -f "$log"' EXIT
    echo "Installing system packages:$missing$wanted"
    apt update || return 1
    [ -z "$missing" ] || apt install --no-install-recommends $missing || return 1
    [ -z "$wanted" ] || apt install --no-install-recommends $wanted || echo "Going on without:$wanted" >&2
}

case $purpose in
    install) look_for_venv ;;
    run) look_for_libraries; look_for_fonts ;;
    test) look_for_libraries; look_for_fonts; look_for_test_tools ;;
    *) echo "usage: system_libraries.sh install|run|test" >&2; exit 2 ;;
esac

[ -n "$missing$wanted" ] || exit 0
if [ "$(id -u)" -eq 0 ] && has_program apt-get && install_all; then
    exit 0
fi
echo "These system packages are missing; install them with:" >&2
echo "  sudo apt-get update && sudo apt-get install -y$missing$wanted" >&2
# Off-screen the program works with fewer; it says itself what it cannot do without.
[ "$purpose" = run ] || [ -z "$missing" ]
