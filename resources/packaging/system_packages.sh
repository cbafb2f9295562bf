#!/bin/sh
# Sees to the libraries that Qt and the tests expect of the system, on Debian and its children.
#
#   system_packages.sh [--package]     --package: also what building the one-folder program needs
#
# What is there already is left alone. As root the rest is installed; anybody else is shown the line to run.
set -eu

[ "$(uname)" = Linux ] || exit 0 # elsewhere Python and Qt's wheels bring all they need

missing=""
need() { missing="$missing $1"; }

libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null || true)
library() { # soname, package
    case "$libraries" in *"$1 "*) ;; *) need "$2" ;; esac
}

# painting without a screen, and on paper
library libglib-2.0.so.0 libglib2.0-0
library libgthread-2.0.so.0 libglib2.0-0
library libGL.so.1 libgl1
library libEGL.so.1 libegl1
library libfontconfig.so.1 libfontconfig1
library libfreetype.so.6 libfreetype6
library libxkbcommon.so.0 libxkbcommon0
library libdbus-1.so.3 libdbus-1-3
library libbrotlidec.so.1 libbrotli1
library libX11.so.6 libx11-6
# a real window
library libX11-xcb.so.1 libx11-xcb1
library libxkbcommon-x11.so.0 libxkbcommon-x11-0
library libxcb-cursor.so.0 libxcb-cursor0
library libxcb-icccm.so.4 libxcb-icccm4
library libxcb-image.so.0 libxcb-image0
library libxcb-keysyms.so.1 libxcb-keysyms1
library libxcb-randr.so.0 libxcb-randr0
library libxcb-render.so.0 libxcb-render0
library libxcb-render-util.so.0 libxcb-render-util0
library libxcb-shape.so.0 libxcb-shape0
library libxcb-shm.so.0 libxcb-shm0
library libxcb-sync.so.1 libxcb-sync1
library libxcb-util.so.1 libxcb-util1
library libxcb-xfixes.so.0 libxcb-xfixes0
library libxcb-xkb.so.1 libxcb-xkb1
library libwayland-client.so.0 libwayland-client0
library libwayland-cursor.so.0 libwayland-cursor0
# printers
library libcups.so.2 libcups2

[ -d /usr/share/X11/xkb ] || need xkb-data

# Without a Chinese font every character would be an empty box, and nothing would say so.
fonts=$(find /usr/share/fonts /usr/local/share/fonts "${HOME:-/nonexistent}/.local/share/fonts" "${HOME:-/nonexistent}/.fonts" \
    -type f 2>/dev/null | grep -i -E 'noto.?(sans|serif).?(cjk|sc)|source.?han|wqy|yahei|msyh|droidsansfallback' | head -n 1 || true)
[ -n "$fonts" ] || need fonts-noto-cjk

"${PYTHON:-python3}" -c 'import ensurepip, venv' 2>/dev/null || need python3-venv

if [ "${1:-}" = "--package" ]; then
    command -v objdump >/dev/null || need binutils
    command -v strip >/dev/null || need binutils
    # Debian's Python carries itself; a bundle wants the library, which is a package of its own
    shared=$("${PYTHON:-python3}" -c 'import sysconfig as s; print(s.get_config_var("LIBDIR") + "/" + s.get_config_var("INSTSONAME"))')
    case "$shared" in
        /usr/lib/*.so.*) [ -e "$shared" ] || need "$(basename "${shared%%.so*}")" ;;
    esac
    command -v dpkg-deb >/dev/null || need dpkg
fi

missing=$(printf '%s\n' $missing | sort -u | tr '\n' ' ' | sed 's/ *$//')
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
    printf 'Renmai needs these libraries, here by their Debian names; install what this system calls them:\n    %s\n' "$missing" >&2
    exit 1
fi
if [ "$(id -u)" != 0 ]; then
    printf 'Renmai needs some libraries of the system. Run this line once, then the same command again:\n\n    sudo apt-get update && sudo apt-get install -y --no-install-recommends %s\n\n' "$missing" >&2
    exit 1
fi
printf 'Installing libraries of the system: %s\n' "$missing"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq </dev/null
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing </dev/null >/dev/null
