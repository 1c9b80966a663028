#!/usr/bin/env python3
"""Asks the running workbench everything that its own /openapi.json describes, with schemathesis: no server errors, answers as described.

    schema.py PROGRAMS [SECONDS]       the folder with hudna and hudna-workbench; exits 1 where an answer is not as described

Needs schemathesis (Tests/Consumers/requirements.txt)."""
import os
import pathlib
import subprocess
import sys
import tempfile

from serving import PATIENCE, workbench

CHECKS = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"


def main(programs, examples="25"):
    with workbench(programs, "--coder", "amal") as bench, tempfile.TemporaryDirectory() as scratch:
        bench.start().enter()
        command = [str(pathlib.Path(sys.executable).parent / "schemathesis"), "run", bench.root + "/openapi.json", "--header", f"Cookie: {bench.cookie}",
                   "--checks", CHECKS, "--max-examples", examples, "--seed", "1", "--phases", "examples,coverage,fuzzing", "--workers", "1",
                   "--generation-database", "none", "--suppress-health-check", "all", "--no-color"]
        run = subprocess.run(command, capture_output=True, text=True, check=False, timeout=PATIENCE * 3, cwd=scratch, env={**os.environ, "PYTHONUTF8": "1"})
        print(run.stdout[-6000:], run.stderr[-2000:])
        alive = bench.process.poll() is None
    sys.exit(0 if run.returncode == 0 and alive else 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
