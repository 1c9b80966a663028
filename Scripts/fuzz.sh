#!/usr/bin/env bash
# fuzz.sh PACKAGE SCRATCH SECONDS: builds the fuzzers of a Swift package (executables called fuzz-NAME) with libFuzzer and runs each for
# SECONDS over PACKAGE/seeds/NAME and the folders that PACKAGE/seeds/NAME.folders names, a line each, from the folder that holds PACKAGE. New inputs stay in SCRATCH/corpus/NAME, crashes in SCRATCH/crashes: a crash becomes a seed and a test.
set -euo pipefail
package=$1
scratch=$2
seconds=$3

if [ ! -e "$package/Package.swift" ]; then
    echo "fuzz: no package of fuzzers at $package" >&2
    exit 1
fi

# Without this a crash waits for the backtracer and libFuzzer never hears of it.
export SWIFT_BACKTRACE=enable=no
swift build --package-path "$package" --scratch-path "$scratch" --sanitize=fuzzer

status=0
ran=0
for fuzzer in "$scratch"/debug/fuzz-*; do
    [ -f "$fuzzer" ] && [ -x "$fuzzer" ] || continue
    name=$(basename "$fuzzer")
    name=${name#fuzz-}
    mkdir -p "$scratch/corpus/$name" "$scratch/crashes"
    seeds=()
    [ -d "$package/seeds/$name" ] && seeds=("$package/seeds/$name")
    if [ -e "$package/seeds/$name.folders" ]; then
        while read -r folder; do seeds+=("$package/../$folder"); done < "$package/seeds/$name.folders"
    fi
    echo "fuzz: $name, $seconds s"
    ran=$((ran + 1))
    "$fuzzer" -max_total_time="$seconds" -rss_limit_mb=2048 -timeout=20 -print_final_stats=1 \
        -artifact_prefix="$scratch/crashes/$name-" "$scratch/corpus/$name" ${seeds[@]+"${seeds[@]}"} || status=1
done
if [ "$ran" -eq 0 ]; then
    echo "fuzz: $package builds no executable called fuzz-…" >&2
    exit 1
fi
exit "$status"
