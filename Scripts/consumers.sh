#!/usr/bin/env bash
# Makes .build-python, a virtual environment with the programs that open Hudna's exports in the tests. Quick and harmless to run again.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

wanted=Tests/Consumers/requirements.txt
folder=.build-python
if cmp -s "$wanted" "$folder/installed.txt"; then
    echo "consumers: nothing is missing"
    exit 0
fi
echo "consumers: installing what opens the exports into $folder"
rm -rf "$folder"
python3 -m venv "$folder"
"$folder/bin/pip" install --quiet --disable-pip-version-check --requirement "$wanted"
cp "$wanted" "$folder/installed.txt"
echo "consumers: done"
