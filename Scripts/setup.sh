#!/usr/bin/env bash
# Installs what building Hudna needs beside the Swift toolchain: Debian packages, on Debian and Ubuntu, with sudo where not root.
# Looks first and calls apt only for what is missing, so it is quick and harmless to run again.
set -euo pipefail

missing=()

# need PACKAGE TEST…: the package is missing where the test fails.
need() {
    local package=$1
    shift
    "$@" >/dev/null 2>&1 || missing+=("$package")
}

has_header() {
    local folder
    for folder in /usr/include /usr/local/include /usr/include/*-linux-gnu; do
        [ -e "$folder/$1" ] && return 0
    done
    return 1
}

need zlib1g-dev has_header zlib.h
need libsqlite3-dev has_header sqlite3.h
need libxml2-dev has_header libxml2/libxml/HTMLparser.h
need libcurl4-openssl-dev has_header curl/curl.h
# The tests make certificates.
need openssl command -v openssl
need git command -v git
need make command -v make
# The tests open the exports with Python packages, one of which is built from source (pyicu).
need python3-venv python3 -c 'import ensurepip, venv'
need python3-dev python3 -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(os.path.join(sysconfig.get_paths()["include"], "Python.h")))'
need libicu-dev has_header unicode/utypes.h
# The tests open the workbench in a browser, with a font that has Arabic; wrk loads it in the benchmark.
need chromium command -v chromium
need fonts-noto-core test -e /usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf
need wrk command -v wrk
need pkg-config command -v pkg-config
need g++ command -v g++
need python3 python3 -c 'import sys; sys.exit(sys.version_info < (3, 9))'

if ! command -v swift >/dev/null 2>&1; then
    echo "setup: no swift on the PATH. Hudna needs the Swift toolchain, 6.2 or newer: https://www.swift.org/install" >&2
    exit 1
fi

if [ ${#missing[@]} -eq 0 ]; then
    echo "setup: nothing is missing"
    exit 0
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "setup: missing: ${missing[*]} (names as on Debian). There is no apt-get here: install them your system's way, then go on." >&2
    exit 1
fi

as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null 2>&1; then
        echo "setup: missing: ${missing[*]}. Neither root nor sudo: have an administrator run: apt-get install ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi

echo "setup: installing ${missing[*]}${as_root[*]:+ with sudo}"
# Empty arrays count as unset for bash before 4.4, hence the + forms.
run() { ${as_root[@]+"${as_root[@]}"} env DEBIAN_FRONTEND=noninteractive "$@"; }
run apt-get update -q || echo "setup: the package lists could not be renewed; trying with those at hand" >&2
run apt-get install -q -y --no-install-recommends "${missing[@]}"
echo "setup: done"
