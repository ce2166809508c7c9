# `make html` and `make test` work alone on a fresh clone: each first makes what it needs.
# Plain enough for GNU make 3.81, which macOS still has.

PYTHON ?= python3
PORT ?= 8000
PELICANOPTS ?=
PYTESTOPTS ?=
N ?=
PELICAN ?=
BENCHOPTS ?=
SECONDS ?= 60
SUGGESTOPTS ?=
NEW ?=

VENV := .venv
BIN := $(VENV)/bin
CHECKERS := tests/node_modules/.installed
LIGHTHOUSE := tests/lighthouse/node_modules/.installed
LOCK := $(BIN)/uv --no-config pip compile --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-header

.DEFAULT_GOAL := help
.PHONY: help html publish demo components words screenshots serve test lighthouse torture check-standards evaluate bench fuzz authority-suggest gazetteers lint lock browser clean distclean

help: ## Say what each target does
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-17s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
	@echo
	@echo "  PYTHON=python3.12   the Python to make $(VENV) from"
	@echo "  PORT=8001           where 'make serve' listens"
	@echo "  PELICANOPTS=-D      more arguments for pelican"
	@echo "  PYTESTOPTS=-x       more arguments for pytest"
	@echo "  N=100000            how many stories 'make bench' builds, instead of 1,000 and 10,000"
	@echo "  PELICAN=1           stock Pelican too, where it takes hours"
	@echo "  BENCHOPTS=--help    more arguments for the benchmark"
	@echo "  SECONDS=600         how long 'make fuzz' looks for bytes that break the reader"
	@echo "  SUGGESTOPTS=--help  more arguments for 'make authority-suggest'"

html: $(VENV)/.run ## Build the site into output/
	$(BIN)/pelican content $(PELICANOPTS)

publish: $(VENV)/.run ## Build the public site into output/, with publishconf.py
	$(BIN)/pelican content -s publishconf.py $(PELICANOPTS)

demo: $(VENV)/.run ## Build the demo archive into output-demo/
	$(BIN)/pelican tests/fixtures/demo/content -s tests/fixtures/demo/pelicanconf.py \
		-o output-demo $(PELICANOPTS)

components: $(VENV)/.dev ## Show each macro of the theme with an example
	PYTHONPATH=tests $(BIN)/python -m support.components output-components

words: $(VENV)/.dev ## Bring the language files up to date; NEW=de begins one
	PYTHONPATH=tests:plugins $(BIN)/python -m support.translations $(NEW)

screenshots: $(VENV)/.dev browser ## Take the pictures of pages in docs/screenshots/
	PYTHONPATH=tests $(BIN)/python -m support.screenshots docs/screenshots

serve: $(VENV)/.run ## Preview on this machine; rebuilds when something changes
	$(BIN)/python -m press.preview --port $(PORT)

test: $(VENV)/.dev $(VENV)/.suggest $(CHECKERS) browser lint ## Run lint, type check and all tests
	$(BIN)/python -m pytest -n auto --dist worksteal $(PYTESTOPTS)

lighthouse: $(VENV)/.dev $(LIGHTHOUSE) browser ## Let Lighthouse judge a story, a day, a tag and the front page
	PYTHONPATH=tests $(BIN)/python -m support.lighthouse

torture: $(VENV)/.dev ## Hold the engine to its promises, at full count: long
	TORTURE=1 $(BIN)/python -m pytest tests/press $(PYTESTOPTS)

check-standards: $(VENV)/.dev ## Check ninjs by its schema: make check-standards SCHEMAS=folder
	@test -n "$(SCHEMAS)" || { echo "expected SCHEMAS=folder, found none" >&2; exit 2; }
	SCHEMAS=$(abspath $(SCHEMAS)) $(BIN)/python -m pytest tests/exports/test_standards.py $(PYTESTOPTS)

evaluate: $(VENV)/.run ## Say how right stories are read: make evaluate SAMPLES=folder
	@test -n "$(SAMPLES)" || { echo "expected SAMPLES=folder, found none" >&2; exit 2; }
	PYTHONPATH=tests $(BIN)/python -m evaluation $(SAMPLES)

bench: $(VENV)/.bench ## Say how fast it is, beside Hugo and stock Pelican
	PYTHONPATH=tests $(BIN)/python -m benchmarks $(if $(N),--stories $(N)) \
		$(if $(PELICAN),--stock) $(BENCHOPTS)

fuzz: $(VENV)/.fuzz ## Look for bytes that break the reader: make fuzz SECONDS=600
	PYTHONPATH=tests $(BIN)/python -m fuzz --seconds $(SECONDS)

authority-suggest: $(VENV)/.suggest ## Propose rows for content/authority.csv
	@$(BIN)/python -m subjects.suggest $(SUGGESTOPTS)

gazetteers: $(VENV)/.gazetteers ## Make the word lists of the subjects anew
	$(VENV)/gazetteers/bin/python tests/support/gazetteers.py

lint: $(VENV)/.dev $(VENV)/.suggest ## Check style, format and types
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

# pip's own variables are unset: what is locked must come from the public registry.
lock: $(VENV)/.dev ## Lock the newest packages that pyproject.toml allows
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) pyproject.toml -o requirements.txt
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) --group bench -o requirements-bench.txt
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) --group fuzz -o requirements-fuzz.txt
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) --group suggest -o requirements-suggest.txt
	env -u PIP_FIND_LINKS -u PIP_INDEX_URL -u PIP_EXTRA_INDEX_URL \
		$(LOCK) --group gazetteers -o requirements-gazetteers.txt

browser: $(VENV)/.dev ## Find a browser for the tests, or install one
	@$(BIN)/python tests/support/browser.py --install

clean: ## Remove what builds and tests make
	rm -rf output output-demo output-components .press .pytest_cache .mypy_cache .ruff_cache .hypothesis .fuzz
	find plugins tests -name node_modules -prune -o -name __pycache__ -type d -prune \
		-exec rm -rf {} +
	rm -rf __pycache__

distclean: clean ## Remove what was installed, too
	rm -rf $(VENV) tests/node_modules tests/lighthouse/node_modules

$(BIN)/python:
	@command -v $(PYTHON) >/dev/null || { \
		echo "expected Python 3.11 or newer, found no $(PYTHON): install it, or name one: make PYTHON=…" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "expected Python 3.11 or newer, found $$($(PYTHON) --version 2>&1): name another: make PYTHON=python3.12" >&2; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "expected Python's venv module, found none: install it (Debian, Ubuntu: apt install python3-venv)" >&2; \
		exit 1; }
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# The .pth file lets this Python find plugins/, so that `python -m seedtext` works.
$(VENV)/.run: requirements.txt | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -c 'import pathlib, sysconfig; \
		path = pathlib.Path(sysconfig.get_path("purelib"), "cuttings.pth"); \
		path.write_text(str(pathlib.Path("plugins").resolve()) + "\n", encoding="utf-8")'
	@touch $@

$(VENV)/.dev: requirements-dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.bench: requirements-bench.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-bench.txt
	@touch $@

# Apart from the rest: its wheels are for Linux, and no test needs it.
$(VENV)/.fuzz: requirements-fuzz.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-fuzz.txt
	@touch $@

# Apart from what a site needs: only `make authority-suggest` and its tests compare names.
$(VENV)/.suggest: requirements-suggest.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-suggest.txt
	@touch $@

# In a place of its own: 250 MB that no site and no test needs.
$(VENV)/.gazetteers: requirements-gazetteers.txt | $(BIN)/python
	$(BIN)/python -m venv $(VENV)/gazetteers
	$(VENV)/gazetteers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes \
		-r requirements-gazetteers.txt
	@touch $@

# In a folder of its own: 190 MB that no site and no test needs. It uses the browser that is there.
$(LIGHTHOUSE): tests/lighthouse/package.json tests/lighthouse/package-lock.json
	@command -v npm >/dev/null || { echo "expected npm, found none: install Node.js" >&2; exit 1; }
	npm ci --prefix tests/lighthouse --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@

# No install scripts: one of them would fetch a Java of its own.
$(CHECKERS): tests/package.json tests/package-lock.json
	@if command -v npm >/dev/null; then \
		npm ci --prefix tests --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@; \
	elif [ "$$CI" = true ]; then \
		echo "expected npm, found none: install Node.js" >&2; exit 1; \
	else \
		echo "npm is missing: the checks of HTML and accessibility will be skipped"; \
	fi
