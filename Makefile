# Everything a person needs to type. `make run` and `make test` work on a fresh clone.

PYTHON ?= python3
PORT ?= 8000
DATA_DIR ?= var
BIN := .venv/bin
export PORT

.PHONY: run test check bench lock messages pictures clean

run: $(DATA_DIR)/static/staticfiles.json
	@$(BIN)/python manage.py prepare
	@exec $(BIN)/gunicorn kooperation.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --preload --log-level warning \
		--limit-request-line 0 --no-control-socket --timeout 300

test: .venv/dev
	@$(BIN)/python -m tests

check: .venv/dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/djlint --lint --quiet templates
	$(BIN)/python manage.py makemigrations --check --dry-run
	$(BIN)/python -m tests.catalogue
	SITE_URL=https://kooperation.example $(BIN)/python manage.py check --deploy --fail-level WARNING
	$(MAKE) test

# BENCH=quick for small sizes, BENCH=full for a million organisations.
bench: .venv/dev .venv/bench
	@DATA_DIR=$(DATA_DIR)/bench $(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0
	@$(BIN)/python -m benchmarks

# The virtual environment, made again when the locked requirements change.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed.")'
	@$(PYTHON) -m venv .venv

.venv/app: requirements/app.txt | .venv/bin/python
	@echo "Setting up, this takes about a minute …"
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/app.txt
	@touch $@

.venv/dev: requirements/dev.txt .venv/app
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

# Datasette, a peer of the benchmark, lives by itself; without network it is left out, and the benchmark says so.
.venv/bench: requirements/bench.txt .venv/app
	@rm -rf .venv/datasette && $(PYTHON) -m venv .venv/datasette
	@.venv/datasette/bin/pip install --quiet --quiet --disable-pip-version-check --require-hashes -r requirements/bench.txt \
		&& touch $@ || rm -rf .venv/datasette

$(DATA_DIR)/static/staticfiles.json: .venv/app $(shell find static -type f)
	@$(BIN)/python manage.py collectstatic --noinput --clear --verbosity 0

# For developers.

lock:
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header requirements/app.in -o requirements/app.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header requirements/dev.in -o requirements/dev.txt
	uv pip compile --quiet --universal --generate-hashes --python-version 3.11 --no-header requirements/bench.in -o requirements/bench.txt

messages: .venv/dev
	$(BIN)/python -m tests.catalogue --write

pictures: .venv/dev
	$(BIN)/python -m tests.pictures

clean:
	rm -rf .venv var
