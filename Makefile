# Renmai from a checkout. `make run` and `make test` do all the set-up themselves; nothing is done twice.

PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
PIP := PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 $(PY) -m pip
DONE := $(VENV)/.done
WORDS := resources/locale/zh_CN/LC_MESSAGES/renmai.mo
OUT ?= out
ARGS ?=

.PHONY: run test lint bench screenshots setup package clean help
.DEFAULT_GOAL := help

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

run: setup ## open the sample book (without a screen: make the trip headless, results in out/)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
		exec $(PY) -m app --sample; \
	else \
		QT_QPA_PLATFORM=offscreen exec $(PY) -m app --headless-trip $(OUT); \
	fi

test: setup ## all tests but those of the packages (ARGS="-k pinyin" chooses)
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n auto --dist loadfile --max-worker-restart 0 -m "not package" $(ARGS) </dev/null

lint: setup ## style, types and layers
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	$(VENV)/bin/lint-imports

bench: setup ## speed against the peers, as one table
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.bench $(ARGS)

screenshots: setup ## every screen into docs/pictures/
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.screens $(ARGS)

package: setup ## the wheel, the one-folder program and the .deb into dist/, each started once
	@PYTHON=$(PYTHON) sh resources/packaging/system_packages.sh --package
	@$(PY) -m resources.packaging.package
	@QT_QPA_PLATFORM=offscreen $(PY) -m pytest -m package tests/packaging </dev/null

setup: $(DONE)/installed $(WORDS) ## .venv with everything in it, the command as .venv/bin/renmai

clean: ## what was built, but not .venv
	rm -rf build dist out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -path ./$(VENV) -prune -o -name __pycache__ -type d -print | xargs rm -rf

$(DONE)/system: resources/packaging/system_packages.sh
	@PYTHON=$(PYTHON) sh resources/packaging/system_packages.sh
	@mkdir -p $(DONE) && touch $@

# An environment made in another way is taken as it is, as long as its Python starts and is new enough.
$(DONE)/environment: $(DONE)/system
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
			{ echo "Renmai needs Python 3.11 or newer: make PYTHON=/path/to/python3.11 …" >&2; exit 1; }; \
		echo "Making $(VENV)"; \
		$(PYTHON) -m venv --clear $(VENV) && mkdir -p $(DONE) && touch $(DONE)/system; }
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip >/dev/null
	@touch $@

# Two steps: what builds a source archive comes first, pinned like all the rest, so that no build fetches its own.
$(DONE)/dependencies: requirements.lock $(DONE)/environment
	@echo "Installing what requirements.lock pins (a few minutes the first time)"
	@awk '/^setuptools==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements.lock > $(DONE)/builders.txt
	@$(PIP) install -q --require-hashes -r $(DONE)/builders.txt
	@$(PIP) install -q --require-hashes --no-build-isolation --use-pep517 -r requirements.lock
	@touch $@

$(DONE)/installed: pyproject.toml resources/packaging/launcher.py resources/packaging/module.py resources/packaging/build_hook.py $(DONE)/dependencies
	@$(PIP) install -q --no-build-isolation --no-deps -e .
	@touch $@

# Faults of a catalog are named, and fail a test; they do not keep the program from starting.
$(WORDS): resources/locale/compile_messages.py $(wildcard resources/locale/zh_CN/*.po) $(DONE)/dependencies
	@$(PY) resources/locale/compile_messages.py || true
	@touch $@
