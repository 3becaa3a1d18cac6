# Two commands for a new user: `make demo` and `make test`. Needs Python 3.11+ and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
export PYTHONDONTWRITEBYTECODE = 1

.PHONY: help demo test fast check format bench eval quality kafka lock coverage wheel broker clean

help: ## what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Kawat needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/run.txt
	$(BIN)/python -m pip install --quiet --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt $(VENV)/.run
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run ## the whole chain on an embedded broker, with sample articles
	$(BIN)/kawat demo

test: $(VENV)/.dev ## everything: unit, embedded, wheel; then real Kafka, alone
	$(MAKE) --no-print-directory --jobs=2 --output-sync=target coverage wheel
	$(MAKE) --no-print-directory broker

fast: $(VENV)/.dev ## unit and embedded tests only, seconds
	$(BIN)/python -m pytest -q -m "not broker and not mock and not slow and not eval"

coverage: $(VENV)/.dev ## all tests without Kafka; 100 % of schemas and streams
	$(BIN)/python -m coverage erase
	$(BIN)/python -m coverage run -m pytest -q -m "not broker and not slow and not eval"
	$(BIN)/python -m coverage report

broker: $(VENV)/.dev ## tests against a real Apache Kafka (Java, Maven)
	$(BIN)/python -m pytest -q -m broker

wheel: $(VENV)/.dev ## build the wheel, install it elsewhere, test it without the sources
	$(BIN)/python -m pytest -q -m slow

check: $(VENV)/.dev ## format, lint, types, import floors
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports

format: $(VENV)/.dev ## mend what can be mended
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(VENV)/.dev ## speed, as ratios against peers in the same run
	$(BIN)/python -m tests.bench

quality: $(VENV)/.dev ## quality floors and hostile input (skips loudly without the data)
	$(BIN)/python -m pytest -q -m eval

eval: $(VENV)/.dev ## figures beside their bars, outlets, worst documents (needs the data)
	$(BIN)/python -m tests.eval

kafka: $(VENV)/.run ## a real Kafka on loopback, from Maven artifacts; Ctrl-C stops it
	$(BIN)/python deploy/kafka/local.py run

lock: ## resolve the dependencies anew
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra demo pyproject.toml -o requirements/run.txt
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-annotate --no-header --extra dev pyproject.toml -o requirements/dev.txt

clean: ## remove the environment and what was built
	rm -rf $(VENV) build dist deploy/kafka/target
