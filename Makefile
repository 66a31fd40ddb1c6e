# Two commands are enough: `make run` and `make test`. Each sets up what it needs, and asks the network only when the lock has changed.

SHELL := /bin/sh
.DEFAULT_GOAL := run
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.set-up
DEMO ?= demo-day
WORKERS ?= 2
LOCALE := resources/locale

.PHONY: setup run test lint bench torture screenshots test-window words lock clean

setup: $(READY)

# The first Python that is new enough and can make a virtual environment; wheels are pinned for 3.11 to 3.14.
$(READY): requirements.lock pyproject.toml
	@set -e; chosen=""; new=""; \
	for name in python3 python3.13 python3.12 python3.11 python3.14; do \
	  "$$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 14))' 2>/dev/null || continue; \
	  new="$$name"; \
	  if "$$name" -c 'import ensurepip, venv' 2>/dev/null; then chosen="$$name"; break; fi; \
	done; \
	if [ -z "$$new" ]; then \
	  echo "FairDesk needs Python 3.11, 3.12, 3.13 or 3.14, and this machine has none of them; on Debian 12 or Ubuntu 24.04: sudo apt-get install python3 python3-venv" >&2; exit 1; \
	fi; \
	if [ -z "$$chosen" ]; then \
	  echo "Python is here, but it cannot make a virtual environment; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; \
	fi; \
	"$(BIN)/python" -m pip --version >/dev/null 2>&1 || { rm -rf "$(VENV)"; echo "Making $(VENV)"; "$$chosen" -m venv "$(VENV)"; }; \
	echo "Installing the pinned libraries into $(VENV); the first time this takes a minute or two"; \
	"$(BIN)/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock; \
	"$(BIN)/python" -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .; \
	touch $@

run: $(READY)
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	  $(BIN)/python -m fairdesk.cli.preconditions run && $(BIN)/fairdesk demo $(DEMO); \
	else \
	  $(BIN)/fairdesk demo $(DEMO) --no-window; \
	fi

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy

test: $(READY)
	@$(BIN)/python -m fairdesk.cli.preconditions test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -q -n $(WORKERS) --dist loadgroup $(PYTEST)

bench: $(READY)
	$(BIN)/python -m benchmarks

# What repeats an act until a rare moment is hit; too long for every change.
torture: $(READY)
	@$(BIN)/python -m fairdesk.cli.preconditions test
	$(BIN)/python -m pytest -q -m torture $(PYTEST)
	$(BIN)/python -m tests.torture
	$(BIN)/python -m benchmarks merging

screenshots: $(READY)
	@$(BIN)/python -m fairdesk.cli.preconditions test
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m tests.screenshots docs/screenshots

# The window on a real X screen, with a window manager, driven by keys.
test-window: $(READY)
	@$(BIN)/python -m fairdesk.cli.preconditions test-window
	QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1920x1080x24" $(BIN)/python -m pytest -q -m window $(PYTEST)

# The words for the translators: collected from the code, merged into both catalogues, and made ready for gettext.
words: $(READY)
	@mkdir -p build
	$(BIN)/pybabel -q extract -F $(LOCALE)/mapping.cfg -k N_ -k _ -k ngettext:1,2 -k in_language:2 \
	  --project FairDesk --version "" --copyright-holder "" --msgid-bugs-address "" --no-wrap --sort-by-file --no-location \
	  -o build/fairdesk.pot fairdesk
	for language in zh_CN en; do \
	  mkdir -p $(LOCALE)/$$language/LC_MESSAGES; \
	  catalogue=$(LOCALE)/$$language/LC_MESSAGES/fairdesk.po; \
	  if [ -f $$catalogue ]; then \
	    $(BIN)/pybabel -q update -D fairdesk -i build/fairdesk.pot -d $(LOCALE) -l $$language --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit 1; \
	  else \
	    $(BIN)/pybabel -q init -D fairdesk -i build/fairdesk.pot -d $(LOCALE) -l $$language --no-wrap || exit 1; \
	  fi; \
	done
	$(BIN)/pybabel -q compile -D fairdesk -d $(LOCALE) --statistics

# Pins again what pyproject.toml allows; needs pip-tools on the path.
lock:
	pip-compile -q --allow-unsafe --generate-hashes --no-emit-index-url --no-emit-find-links --no-emit-trusted-host \
	  --extra dev --strip-extras -o requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(DEMO) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
