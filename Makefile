# Everything runs in .venv, which `setup` builds from tools/requirements.txt.  Nothing else needs to be installed.
SHELL := /bin/sh
PYTHON ?= python3.11
BIN := .venv/bin
SPEC := spec/modelarts/openapi.yaml
STAMP := .venv/.requirements

.DEFAULT_GOAL := help
.PHONY: help setup generate check test fuzz golden bench corpus lock release

help:  ## print this list
	@awk -F':.*## ' '/^[a-z]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP)  ## build .venv with the exact dependencies and the tool

$(STAMP): tools/requirements.txt pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r tools/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@cp tools/requirements.txt $@

generate: $(STAMP)  ## validate the spec, regenerate the package, show what changed
	$(BIN)/clientgen generate $(SPEC)

test: $(STAMP)  ## run the tests
	$(BIN)/python -m pytest -n auto

fuzz: $(STAMP)  ## try many more mutated and composed documents than `make test` does; FUZZ=2000 COMPOSED=200
	FUZZ=$(or $(FUZZ),2000) HYPOTHESIS_PROFILE=explore $(BIN)/python -m pytest -n auto tests/hostile
	COMPOSED=$(or $(COMPOSED),200) $(BIN)/python -m pytest tests/composed

check: $(STAMP)  ## everything but the tests: format, lint, types, layers, spec, drift of generated/, fragments, workflows
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/pyright
	PYTHONPATH=templates:generated/modelarts-nodepools/src $(BIN)/lint-imports --no-cache
	$(BIN)/clientgen lint $(SPEC)
	$(BIN)/clientgen check $(SPEC)
	$(BIN)/python -m release check
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/zizmor --offline --quiet --persona pedantic .github/workflows

golden: $(STAMP)  ## rewrite the expected outputs of the tests; review the diff
	GOLDEN=write $(BIN)/python -m pytest -n auto tests/cases tests/snippets tests/noise
	$(BIN)/python -m bench readme
	@git --no-pager diff --stat -- tests 2>/dev/null || true

bench: $(STAMP)  ## measure, also against rivals; RESULTS=write keeps the figures, PARTS="call noise" chooses
	PYTHONPATH=generated/modelarts-nodepools/src $(BIN)/python -m bench $(PARTS) $(if $(RESULTS),--write)

release: $(STAMP)  ## write the changelog, freeze the surface, build and check the package; commit and tag are yours
	$(BIN)/python -m release make

corpus: $(STAMP)  ## take every document of ../shared/corpus through the pipeline, write tests/corpus/TABLE.md
	PYTHONPATH=templates $(BIN)/python -m corpus

lock: $(STAMP)  ## write tools/requirements.txt anew from pyproject.toml
	$(BIN)/python tools/lock.py
