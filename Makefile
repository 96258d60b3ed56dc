# One line per verb; CI only calls these. PYTHON names the interpreter that .venv is made with (3.11 or newer).
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.installed

.PHONY: help setup demo test check generate docs build real clean

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## .venv with everything that development needs

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fivefold needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --editable '.[sandbox,stream,rich]' --group dev
	@touch $@

demo: $(STAMP) ## each service's story, on embedded servers or on those that the environment names
	@$(BIN)/python -m examples.demo $(CHAPTERS)

test: $(STAMP) ## every test, with coverage
	@$(BIN)/python -m pytest --numprocesses 2 --cov

check: $(STAMP) ## lint, both type checkers, generated code and reference fresh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pyright
	@$(BIN)/python -m scripts.generate --check
	@$(BIN)/python -m scripts.reference --check

generate: $(STAMP) ## openapi/*.json into generated/, and the reference pages
	@$(BIN)/python -m scripts.generate
	@$(BIN)/python -m scripts.reference

docs: $(STAMP) ## the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

build: $(STAMP) ## sdist and wheel into dist/
	@$(BIN)/python -m build

real: $(STAMP) ## the demo's story against the real server from the package index
	@$(BIN)/python -m scripts.real_server

clean: ## what the other verbs left behind
	@rm -rf .venv build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
