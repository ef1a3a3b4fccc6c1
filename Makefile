# Thin targets: everything they do is a command of its own. `make demo` and `make test` need Python 3.11 or newer and nothing else.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN = $(VENV)/bin

.PHONY: demo test test-2026 test-spark lint format bench lock browser clean

demo: $(VENV)/.installed
	$(BIN)/kg demo $(ARGS)

test: $(VENV)/.installed-test browser
	$(BIN)/kg db install
	$(BIN)/pytest $(ARGS)

# The same tests against the newest Neo4j.
test-2026: export KG_NEO4J_VERSION = 2026.08.1
test-2026: $(VENV)/.installed-test browser
	$(BIN)/kg db install
	$(BIN)/pytest -m "not spark" $(ARGS)

# Spark is 400 MB and needs a shell: a lock and a run of its own.
test-spark: $(VENV)/.installed-test
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-spark.txt
	$(BIN)/pytest -m spark $(ARGS)

lint: $(VENV)/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/.installed-test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.installed-test
	$(BIN)/python -m bench $(ARGS)

# The browser of the tests comes from the system's packages; a machine without apt is told what to install.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || { \
	  command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium fonts-noto-core >/dev/null; } || { \
	  echo "The browser tests need Chromium: apt install chromium (or your system's way)"; exit 1; }

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-test: requirements-test.txt $(VENV)/.installed
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@touch $@

# Ranges in pyproject.toml -> exact versions with hashes, without addresses.
lock: $(VENV)/.installed-test
	$(BIN)/pip install --quiet pip-tools
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate --extra build -o requirements.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate --extra build --extra bulk --extra test --extra lint -o requirements-test.txt pyproject.toml
	$(BIN)/pip-compile --quiet --strip-extras --generate-hashes --allow-unsafe --no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links --no-annotate --extra build --extra bulk --extra test --extra lint --extra spark -o requirements-spark.txt pyproject.toml

clean:
	rm -rf $(VENV) build dist *.egg-info
