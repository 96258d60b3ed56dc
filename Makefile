# One line per verb; CI only calls these. PYTHON names the interpreter that .venv is made with (3.11 or newer).
PYTHON ?= python3
# newest or lowest: which of the allowed versions of the dependencies are installed.
DEPS ?= newest
$(if $(filter-out lowest newest,$(DEPS)),$(error DEPS is newest or lowest, not $(DEPS)))
BIN := .venv/bin
STAMP := .venv/.installed-$(DEPS)

.PHONY: help setup demo test check generate sync docs build wheel newest contract contract-real real faults faults-compare faults-soak bulk-soak bench bench-micro clean

help: ## this list
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

setup: $(STAMP) ## .venv with everything that development needs

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "fivefold needs Python 3.11 or newer: make PYTHON=python3.12 ..."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	@$(BIN)/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable '.[sandbox,stream,fast,rich,dask,ray]' --group dev \
		$(if $(filter lowest,$(DEPS)),$$($(PYTHON) -m scripts.floors))
	@rm -f .venv/.installed-* && touch $@

demo: $(STAMP) ## each service's story, on embedded servers or on those that the environment names
	@$(BIN)/python -m examples.demo $(CHAPTERS)

test: $(STAMP) ## the tests, with coverage, on httpx or on ENGINE=pyreqwest; contracts, faults and soaks have verbs of their own
	@$(if $(ENGINE),FIVEFOLD_ENGINE=$(ENGINE) )$(BIN)/python -m pytest --numprocesses 2 --dist worksteal -m "not contract and not soak" --cov

check: $(STAMP) ## lint, both type checkers, generated code and reference fresh
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pyright
	@$(BIN)/python -m scripts.sync --check
	@$(BIN)/python -m scripts.generate --check
	@$(BIN)/python -m scripts.reference --check

generate: $(STAMP) ## openapi/*.json into generated/, and the reference pages
	@$(BIN)/python -m scripts.generate
	@$(BIN)/python -m scripts.reference

sync: $(STAMP) ## take over what a server serves: SERVICE=arguslm FROM=URL-or-file [ACCEPT=1]
	@$(BIN)/python -m scripts.sync $(SERVICE) $(if $(FROM),--from '$(FROM)') $(if $(ACCEPT),--accept-breaking)

docs: $(STAMP) ## the documentation into site/
	@NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --strict

build: $(STAMP) ## sdist and wheel into dist/
	@$(BIN)/python -m build

wheel: $(STAMP) ## the built wheel, tested on every Python at hand where the sources are not
	@FIVEFOLD_WHEEL=all $(BIN)/python -m pytest --numprocesses 2 --dist worksteal tests/packaging

newest: $(STAMP) ## the newest of everything, also beyond our bounds, installed and imported
	@$(BIN)/python -m scripts.newest

real: $(STAMP) ## the demo's story against the real server from the package index
	@$(BIN)/python -m scripts.real --story arguslm

contract: $(STAMP) ## documents, sandboxes and clients held against each other; SERVICE= BASE_URL= [WRITES=1]: a server of yours; DEEP=1 [SEED=7]
	@$(BIN)/python -m scripts.contract
	@test -n "$(BASE_URL)" || FIVEFOLD_CONTRACT=$(if $(DEEP),deep,ci) $(BIN)/python -m pytest --numprocesses 2 tests/contract

contract-real: $(STAMP) ## every contract check against real servers from the package index: SERVERS="arguslm litellm llama"
	@$(BIN)/python -m scripts.real $(SERVERS)

faults: $(STAMP) ## the fault matrix: every client under every fault, into docs/faults.md
	@$(BIN)/python -m tests.faults

faults-compare: $(STAMP) ## the other clients on the same matrix, from the package index
	@$(BIN)/python -m tests.faults.compare

faults-soak: $(STAMP) ## thousands of writes over a network that loses some, and the long tests of lifetime
	@FIVEFOLD_SOAK=1 $(BIN)/python -m pytest tests/faults/soak tests/lifetime

bulk-soak: $(STAMP) ## bulk runs killed as often as promised, 10,000 items on each executor, a million planned items
	@FIVEFOLD_SOAK=1 $(BIN)/python -m pytest tests/bulk

bench: $(STAMP) ## each row of our goals, against the other clients in the same run, into benchmarks/README.md; ROWS="call decode"
	@$(BIN)/python -m benchmarks $(ROWS)

bench-micro: $(STAMP) ## instructions of decoding, tasks, streams, retries and dispatch against their baseline; BASELINE=1 writes it
	@$(BIN)/python -m benchmarks.micro $(if $(BASELINE),--write)

clean: ## what the other verbs left behind
	@rm -rf .venv build dist site .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage*
