# Two commands on a fresh machine: make demo, make test. Needs Python 3.11 or later, make and PyPI.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
WORKERS ?= auto
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
COMPILE := $(BIN)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --no-header \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: demo test lint format requirements clean

demo: $(VENV)/.base
	@$(BIN)/onrecord demo

test: $(VENV)/.dev
	$(BIN)/pytest -n $(WORKERS)

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.dev
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "onrecord needs Python 3.11 or later; set PYTHON=...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.base: requirements/base.txt pyproject.toml | $(BIN)/python
	$(INSTALL) --require-hashes -r requirements/build.txt -r requirements/base.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.base
	$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

# Pins and hashes anew from pyproject.toml.
requirements: $(VENV)/.dev
	$(INSTALL) pip-tools
	$(COMPILE) -o requirements/build.txt requirements/build.in
	$(COMPILE) -o requirements/base.txt pyproject.toml
	$(COMPILE) --extra dev -c requirements/base.txt -o requirements/dev.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
