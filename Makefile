# `make help` lists the targets. Everything works from a fresh clone; `setup` installs what is missing.

SHARED ?= ../shared
SCRATCH_RELEASE := .build-release
SCRATCH_DEBUG := .build-debug
SCRATCH_FUZZ := .build-fuzz
HUDNA := $(SCRATCH_RELEASE)/release/hudna
HUDNA_DEBUG := $(SCRATCH_DEBUG)/debug/hudna
FUZZ_PACKAGE := Fuzzing
FUZZ_SECONDS ?= 60
SAMPLES_DB := $(SCRATCH_RELEASE)/samples.sqlite
SERVE_PORT ?= 8765
SWIFT_SOURCES = Package.swift Sources Tests

.DEFAULT_GOAL := help
.PHONY: help setup consumers build run serve test record eval ask check-release train train-pages bench bench-web bench-memory bench-long screenshots fuzz format lint language-check python-check clean

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: ## installs missing Debian packages (with sudo where not root)
	@Scripts/setup.sh

build: setup ## builds the release programs, .build-release/release/hudna and hudna-workbench
	swift build -c release --product hudna --scratch-path $(SCRATCH_RELEASE)
	swift build -c release --product hudna-workbench --scratch-path $(SCRATCH_RELEASE)

run: build ## builds it, reads the samples, and says how to open the board
	@echo "Samples written for this project, in outlets that do not exist: libya-2020 tells of real talks, fiction of a war that never was."
	$(HUDNA) read --manifest Samples/libya-2020/manifest.jsonl --manifest Samples/fiction/manifest.jsonl --actors Samples/fiction/actors.tsv Samples/libya-2020/*.txt Samples/fiction/*.txt
	@echo
	@echo "To open the board of the talks in the browser: make serve"

serve: build ## loads the samples into a fresh record and opens it in the browser, on loopback; SERVE_PORT (8765)
	@rm -f $(SAMPLES_DB) $(SAMPLES_DB)-wal $(SAMPLES_DB)-shm
	@$(HUDNA) add --db $(SAMPLES_DB) --manifest Samples/libya-2020/manifest.jsonl --manifest Samples/fiction/manifest.jsonl --actors Samples/fiction/actors.tsv Samples/libya-2020/*.txt Samples/fiction/*.txt
	@echo "Open this address; the board is that of the Libyan process. Choose 2020-01-13 as Known by, then the day after. Ctrl-C ends it."
	@$(HUDNA) serve --db $(SAMPLES_DB) --actors Samples/fiction/actors.tsv --port $(SERVE_PORT) --page /processes/libya

test: setup consumers python-check ## runs all tests, the language check and the questions over the samples included
	swift build --build-tests --scratch-path $(SCRATCH_DEBUG)
	$(HUDNA_DEBUG) language check --language Language
	swift test --skip-build --scratch-path $(SCRATCH_DEBUG)
	python3 Scripts/check_memory.py $(HUDNA_DEBUG) --quick
	python3 Evaluation/ask.py $(HUDNA_DEBUG) $(SHARED) --samples --show

consumers: setup ## installs what opens the exports in the tests, into .build-python
	@Scripts/consumers.sh

record: setup consumers ## writes golden files, counts and shown outputs anew, then fails: read git diff
	swift build --build-tests --scratch-path $(SCRATCH_DEBUG)
	HUDNA_RECORD=1 swift test --skip-build --scratch-path $(SCRATCH_DEBUG) --filter 'GoldenTests|ClaimCorporaTests|DocumentsTests|ReferenceTests'

eval: build ## scores the reading of annotated reports, stories and copies against their floors in Evaluation
	python3 Evaluation/evaluate.py $(HUDNA) $(SHARED)
	python3 Evaluation/stories.py $(HUDNA) $(SHARED)
	python3 Evaluation/pages.py $(HUDNA) $(SHARED)
	python3 Evaluation/processes.py score $(HUDNA) $(SHARED)

check-release: build ## asks the release workbench for every page, under load: what optimization breaks, the tests of the debug build do not see
	python3 Tests/Workbench/load.py $(dir $(HUDNA)) 3

ask: build ## asks the questions of an annotated process and of the samples
	python3 Evaluation/ask.py $(HUDNA) $(SHARED) --show

train: build ## trains the models that decide (Language/ar/models) on annotated reports, writes Evaluation/out-of-fold.json
	python3 Evaluation/run_training.py $(HUDNA) $(SHARED)

train-pages: build ## trains the model of web pages (Language/web/models) on annotated pages; needs numpy and scikit-learn
	python3 Evaluation/train_pages.py $(HUDNA) $(SHARED)

bench: build ## measures speed and memory, appends to Benchmarks/RESULTS.md
	python3 Benchmarks/bench.py $(HUDNA) $(SHARED)

bench-memory: build ## reads 30 and 300 MB of each shape of input and checks that memory does not grow
	python3 Scripts/check_memory.py $(HUDNA)

bench-long: build ## reads 5 GB of each shape of input and checks that memory does not grow; an hour or two, 6 GB of disk
	python3 Scripts/check_memory.py $(HUDNA) --small 300 --large 5000

bench-web: build ## loads the workbench with 8 clients over 20,000 reports, appends to Benchmarks/RESULTS.md
	python3 Benchmarks/web.py $(dir $(HUDNA)) $(SHARED)

screenshots: build consumers ## pictures of the main pages, of the samples, into Docs/screenshots
	.build-python/bin/python3 Tests/Workbench/browse.py $(dir $(HUDNA)) Docs/screenshots

fuzz: setup ## fuzzes the readers of bytes, FUZZ_SECONDS each (60)
	Scripts/fuzz.sh $(FUZZ_PACKAGE) $(SCRATCH_FUZZ) $(FUZZ_SECONDS)

format: ## formats the Swift sources in place
	swift format format --in-place --parallel --recursive $(SWIFT_SOURCES)

lint: ## complains about what format would change, and more
	swift format lint --strict --parallel --recursive $(SWIFT_SOURCES)

language-check: setup ## lints the language data and the examples beside it
	swift build --product hudna --scratch-path $(SCRATCH_DEBUG)
	$(HUDNA_DEBUG) language check --language Language

python-check: ## checks the Python and shell scripts, the tables that scripts make and the packed annotations
	@python3 Scripts/check.py
	@SHARED=$(SHARED) python3 Evaluation/test_annotations.py

clean: ## removes everything that was built
	rm -rf .build .build-train .build-python $(SCRATCH_RELEASE) $(SCRATCH_DEBUG) $(SCRATCH_FUZZ)
