# `make run` opens the kiosk, `make test` runs every test; both first make .venv and install into it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SYSTEM := sh tools/system_libraries.sh

.PHONY: run test install check lint lock clean

run: install
	@$(BIN)/faceclock demo --window-if-possible

test: $(VENV)/.dev-stamp
	@$(SYSTEM) test
	@sh tools/run_tests.sh $(ARGS)

install: $(VENV)/.stamp

$(VENV)/.stamp: requirements.lock pyproject.toml
	@$(SYSTEM) run
	@$(PYTHON) tools/python_is_new_enough.py
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.dev-stamp: $(VENV)/.stamp requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lock: $(VENV)/.dev-stamp
	sh tools/lock.sh

clean:
	rm -rf $(VENV) build dist out
