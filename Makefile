# Một Cửa. Needs Python 3.11 or newer and make; everything else is fetched, locked and hashed, into .venv.
#
# No variable here holds a path made from the project's own folder, so the folder's name may have spaces.

SHELL := /bin/sh
.SHELLFLAGS := -eu -c
.DEFAULT_GOAL := help
.ONESHELL:
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

# The first of these that is new enough, or simply python3, and .ci/make-venv says what is wrong with it.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
    $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && exit; \
    done; echo python3)
BIN := .venv/bin
JOBS ?= 2

.PHONY: help run up cluster test lint format types check assets schema lock messages bench clean distclean shell chromium clamd softhsm node identity-provider

help: ## This list
	@printf 'Một Cửa\n\n'
	sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	printf '\n  PORT=8080 make run      on another port\n  DATABASE_URL=… make run with a PostgreSQL of yours\n'

run: .venv/run.stamp ## Run the demonstration province on http://localhost:8000 (Ctrl-C stops it)
	@MOTCUA_DEMO=1 exec $(BIN)/motcua up

up: .venv/run.stamp ## Run without the demonstration; needs settings (docs/operator/settings.md)
	@exec $(BIN)/motcua up

cluster: .venv/run.stamp ## Run it on a cluster of one machine: etcd, Patroni, HAProxy, PgBouncer (docs/operator/cluster.md)
	@exec $(BIN)/python -m deploy.cluster up $(ARGS)

test: .venv/dev.stamp chromium clamd softhsm identity-provider lint ## Everything that must hold: lint, types, architecture, all tests
	@$(BIN)/python -m pytest -n $(JOBS) $(ARGS)

lint: .venv/dev.stamp ## Style, types, who imports whom, translations
	@echo "ruff format"; $(BIN)/ruff format --check --quiet src tests deploy
	echo "ruff check"; $(BIN)/ruff check --quiet src tests deploy
	echo "mypy"; MOTCUA_DEMO=1 $(BIN)/mypy --no-error-summary
	echo "lint-imports"; $(BIN)/lint-imports --no-cache >.venv/lint-imports.log || { cat .venv/lint-imports.log; exit 1; }
	echo "djlint"; $(BIN)/djlint src/motcua --lint --quiet
	echo "messages"; $(BIN)/motcua messages check

format: .venv/dev.stamp ## Rewrite the code in the house's format
	@$(BIN)/ruff format src tests deploy
	$(BIN)/ruff check --fix --quiet src tests deploy || true

messages: .venv/run.stamp ## Compile the translations
	@$(BIN)/motcua messages compile

bench: .venv/dev.stamp ## Measure speed beside its baselines (docs/benchmarks.md)
	@$(BIN)/python -m benchmarks $(ARGS)

schema: .venv/run.stamp ## Write the text of all tables, which a new database begins from, anew
	@scratch=$$(mktemp -d)
	trap 'rm -rf "$$scratch"' EXIT
	MOTCUA_DEMO=1 MOTCUA_VAR="$$scratch" DATABASE_URL= $(BIN)/motcua schema src/motcua/config/schema.sql

assets: ## Build the pages' files from assets/ (needs Node and npm; what it builds is committed)
	@cd assets
	npm ci --no-audit --no-fund
	npm run build

shell: .venv/dev.stamp ## A Python shell with the database there
	@MOTCUA_DEMO=1 $(BIN)/motcua dj shell

lock: .venv/dev.stamp ## Lock the dependencies anew after a change of requirements*.in
	@command -v $(BIN)/uv >/dev/null || $(BIN)/pip install --quiet uv
	compile() { $(BIN)/uv pip compile --quiet --no-emit-index-url --universal --generate-hashes --python-version 3.11 --no-header "$$@"; }
	compile -o requirements.lock requirements.in
	compile -c requirements.lock -o requirements-dev.lock requirements-dev.in

clean: ## Remove what can be made again, but no data
	@rm -rf .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache build dist var/test var/static
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +

distclean: clean ## Remove also the environment and the data of this folder's database
	@if [ -x $(BIN)/motcua ]; then $(BIN)/motcua stop || true; fi
	rm -rf .venv var

# --- the environment -------------------------------------------------------------------------------

.venv/pip.stamp:
	@.ci/make-venv "$(PYTHON)"
	touch $@

.venv/run.stamp: .venv/pip.stamp requirements.lock pyproject.toml build_metadata.py
	@echo "Installing what motcua needs (first time: a minute or two) …"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/motcua messages compile >/dev/null
	touch $@

.venv/dev.stamp: .venv/run.stamp requirements-dev.lock
	@echo "Installing what the tests need …"
	$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	touch $@

# What the tests need of the system: a browser, a virus scanner, a token for keys, and Node for the national identity's stand-in.
chromium:
	@for name in chromium chromium-browser google-chrome google-chrome-stable; do
	    if command -v $$name >/dev/null; then exit 0; fi
	done
	.ci/install-package Chromium chromium

clamd:
	@PATH="$$PATH:/usr/sbin:/usr/local/sbin"
	if command -v clamd >/dev/null; then exit 0; fi
	.ci/install-package ClamAV clamav-daemon

softhsm:
	@if command -v softhsm2-util >/dev/null; then exit 0; fi
	.ci/install-package SoftHSM softhsm2

node:
	@if command -v node >/dev/null && command -v npm >/dev/null; then exit 0; fi
	.ci/install-package Node nodejs npm

# A certified OpenID Connect provider, locked and hashed like everything else (tests/identity/oidc).
identity-provider: node tests/identity/oidc/node_modules/.installed

tests/identity/oidc/node_modules/.installed: tests/identity/oidc/package-lock.json
	@echo "Installing the tests' OpenID Connect provider …"
	cd tests/identity/oidc
	npm ci --no-audit --no-fund --silent
	touch node_modules/.installed
