# demo, test, lint, fix and bench make their environment by themselves; VENV and PYTHON choose another.

VENV ?= .venv
EXTRAS := frames,spss,audit,models,report
WORKERS ?= 2
PYTEST_ARGS ?=
PACKAGE := src/prapasca
comma := ,

ifndef PYTHON
PYTHON := $(shell for python in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	if $$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$python; break; fi; done)
endif
ifeq ($(strip $(PYTHON)),)
$(error Python 3.11 or newer was not found; install it, or name one: make PYTHON=/path/to/python3)
endif

ifeq ($(OS),Windows_NT)
BIN := Scripts/python.exe
else
BIN := bin/python
endif
RUN := $(VENV)/$(BIN)
ENVIRONMENT := "$(PYTHON)" tools/environment.py
PYTEST := -m pytest -q $(PYTEST_ARGS)

# What an environment is made from; a change of any of these renews it.
SOURCES := pyproject.toml constraints.txt tools/environment.py tools/compile_catalogues.py
CATALOGUES := $(wildcard $(PACKAGE)/language/locale/*/LC_MESSAGES/*.po)
# Statistics and what they stand on: all that works with numpy and scipy alone.
CORE := tests/test_architecture.py $(wildcard $(foreach part,errors checks change moments categories transition occasions inference power sensitivity instrument language,\
	$(PACKAGE)/$(part).py $(PACKAGE)/$(part) tests/test_$(part).py tests/$(part)))
# An environment made for the tests serves the demonstration too.
DEMO := $(if $(wildcard $(VENV)/.develop),$(VENV)/.develop,$(VENV)/.demo)

.PHONY: help demo test lint word latex fix bench test-core test-lowest test-newest constraints clean
.DELETE_ON_ERROR:

help:
	@echo "make demo         analyse the example studies and write their reports to out/, in Indonesian and English"
	@echo "make test         run every test"
	@echo "make lint         check style, types, layers, catalogues and tracked files"
	@echo "make word         open the examples' Word files with LibreOffice and read their pages"
	@echo "make latex        compile the examples' LaTeX files, where LaTeX is installed"
	@echo "make fix          repair style and bring the message catalogues up to date"
	@echo "make bench        run every benchmark"
	@echo "make test-core    run the statistics with numpy and scipy alone"
	@echo "make test-lowest  run the tests with the lowest versions pyproject.toml admits"
	@echo "make test-newest  run the tests with the newest versions there are"
	@echo "make constraints  renew constraints.txt (needs uv)"
	@echo "make clean        remove the environments"

demo: $(DEMO)
	"$(RUN)" -m prapasca analyse examples/oxytocin-massage/study.toml --lang id
	"$(RUN)" -m prapasca analyse examples/oxytocin-massage/study.toml --lang en
	"$(RUN)" -m prapasca analyse examples/synthetic-cohort/study.toml --lang id
	"$(RUN)" -m prapasca report examples/oxytocin-massage/study.toml -o out/oxytocin-massage
	"$(RUN)" -m prapasca report examples/synthetic-cohort/study.toml -o out/synthetic-cohort --profile thesis
	"$(RUN)" -m prapasca report examples/control-group/study.toml -o out/control-group --profile thesis
	"$(RUN)" -m prapasca report examples/knowledge-score/study.toml -o out/knowledge-score --profile thesis
	"$(RUN)" -m prapasca report examples/four-occasions/study.toml -o out/four-occasions --profile thesis

test: $(VENV)/.develop
	"$(RUN)" $(PYTEST) -n $(WORKERS)

lint: $(VENV)/.develop
	"$(RUN)" -m ruff check .
	"$(RUN)" -m ruff format --check .
	"$(RUN)" -m mypy
	"$(dir $(RUN))lint-imports" --no-cache --no-logo
	"$(RUN)" tools/update_catalogues.py --check
	"$(RUN)" tools/check_tracked_files.py

word: $(VENV)/.develop
	"$(RUN)" tools/check_word_files.py

latex: $(VENV)/.develop
	"$(RUN)" tools/check_latex_files.py

fix: $(VENV)/.develop
	"$(RUN)" -m ruff check --fix .
	"$(RUN)" -m ruff format .
	"$(RUN)" tools/update_catalogues.py
	"$(RUN)" tools/compile_catalogues.py

bench: $(VENV)-bench/.bench
	@for script in benchmarks/*.py; do \
		if [ -e "$$script" ]; then echo "== $$script"; "$(VENV)-bench/$(BIN)" "$$script" || exit 1; \
		else echo "benchmarks/ holds no script yet"; fi; done

test-core: $(VENV)-core/.core
	"$(VENV)-core/$(BIN)" -c "import prapasca; print('prapasca imports with numpy and scipy alone')"
	"$(VENV)-core/$(BIN)" $(PYTEST) -n $(WORKERS) -m "not beyond_core" $(CORE)

# The lowest numpy and scipy have no wheels for Python 3.13 and newer.
test-lowest:
	@python=; for candidate in "$(PYTHON)" python3.11 python3.12; do \
		if "$$candidate" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null; \
		then python=$$candidate; break; fi; done; \
	if [ -z "$$python" ]; then echo "test-lowest is left out: it needs Python 3.11 or 3.12"; \
	else $(MAKE) --no-print-directory lowest-run PYTHON="$$python"; fi

.PHONY: lowest-run
lowest-run: $(VENV)-lowest/.lowest
	"$(VENV)-lowest/$(BIN)" $(PYTEST) -n $(WORKERS) -m "not packaging"

test-newest:
	$(ENVIRONMENT) $(VENV)-newest --with $(EXTRAS),test --versions newest
	"$(VENV)-newest/$(BIN)" $(PYTEST) -n $(WORKERS)

constraints:
	uv pip compile pyproject.toml $(foreach extra,$(subst $(comma), ,$(EXTRAS)),--extra $(extra)) --group test --group lint \
		--universal --python-version 3.11 --fork-strategy fewest --upgrade \
		--no-header --no-annotate --quiet --output-file constraints.txt

clean:
	rm -rf $(VENV) $(VENV)-bench $(VENV)-core $(VENV)-lowest $(VENV)-newest .tools

$(VENV)/.demo: $(SOURCES) $(CATALOGUES)
	$(ENVIRONMENT) $(VENV) --with models,report
	@touch $@

$(VENV)/.develop: $(SOURCES) $(CATALOGUES)
	$(ENVIRONMENT) $(VENV) --with $(EXTRAS),test,lint
	@touch $@

$(VENV)-bench/.bench: $(SOURCES) $(CATALOGUES)
	$(ENVIRONMENT) $(VENV)-bench --with $(EXTRAS),test,bench
	@touch $@

$(VENV)-core/.core: $(SOURCES) $(CATALOGUES)
	$(ENVIRONMENT) $(VENV)-core --core
	@touch $@

$(VENV)-lowest/.lowest: $(SOURCES) $(CATALOGUES)
	$(ENVIRONMENT) $(VENV)-lowest --with $(EXTRAS),test --versions lowest
	@touch $@
