# `make run` opens the console, which leads to the kiosk; `make test` runs every test; both first make .venv and install into it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SYSTEM := PYTHON="$(PYTHON)" sh tools/system_libraries.sh
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-input

.PHONY: run test soak package install lint lock clean

run: install
	@$(SYSTEM) run
	@sh tools/start.sh

# make test ARGS="-k gallery" runs some of the tests; TRAINING=1 also those of the studio, which need torch
test: $(VENV)/.dev-stamp $(if $(TRAINING),$(VENV)/.train-stamp)
	@$(SYSTEM) test
	@sh tools/run_tests.sh $(ARGS)

# The long jobs: kills and power cuts by the hundred, 10,000 broken inputs of each kind, an hour of a kiosk.
soak: $(VENV)/.dev-stamp
	@$(SYSTEM) test
	@$(BIN)/python -m pytest -m soak --timeout=0 -s $(ARGS)

# The program as one folder that needs no Python, packed, in build/package.
package:
	@$(SYSTEM) install
	@PYTHON="$(PYTHON)" sh installer/build.sh

install: $(VENV)/.stamp

$(VENV)/.stamp: requirements.lock pyproject.toml
	@$(PYTHON) tools/python_is_new_enough.py
	@$(SYSTEM) install
	@echo "Installing FaceClock into $(VENV) (a few minutes the first time)"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --require-hashes -r requirements.lock
	@$(PIP) --no-deps --editable .
	@touch $@

$(VENV)/.dev-stamp: $(VENV)/.stamp requirements-dev.lock
	@$(PIP) --require-hashes -r requirements-dev.lock
	@touch $@

# The studio is optional: where there is no torch, its tests say so and are skipped.
$(VENV)/.train-stamp: $(VENV)/.dev-stamp requirements-train.lock
	@$(PIP) -r requirements-train.lock || echo "torch could not be installed; the studio's tests are skipped"
	@touch $@

lint: $(VENV)/.dev-stamp
	$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

lock: $(VENV)/.dev-stamp
	sh tools/lock.sh

clean:
	rm -rf $(VENV) build dist out
