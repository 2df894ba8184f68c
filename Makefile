# The same verbs on a laptop, in a hook and in CI. `make help` lists them.
BUILD ?= build
LISTEN ?= 127.0.0.1:8080
EXAMPLE ?= $(BUILD)/example/plumbline.db
PYTHON := /usr/bin/python3
# $(call ninja,TARGETS): says that it will take a while where there is something to do, one line of progress on a terminal.
ninja = ninja -C $(BUILD) -n $(1) 2>&1 | grep -q 'no work to do' || { echo 'Building; the first time takes some minutes …' >&2; \
	NINJA_STATUS='[%f of %t] ' ninja -C $(BUILD) $$(test -t 1 || echo --quiet) $(1); }

.DEFAULT_GOAL := help
.PHONY: help install build run test check tidy format proof bench pictures package

help: ## List the verbs
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: ## Install missing Debian packages
	@tools/install

$(BUILD)/build.ninja: CMakeLists.txt cmake/*.cmake
	@mkdir -p $(BUILD) && cmake -S . -B $(BUILD) -G Ninja -DCMAKE_BUILD_TYPE=Release >$(BUILD)/configure.log 2>&1 || { cat $(BUILD)/configure.log; exit 1; }

build: install $(BUILD)/build.ninja ## Build everything into build/
	@$(call ninja)

run: install $(BUILD)/build.ninja ## Serve the example organization on http://127.0.0.1:8080
	@$(call ninja,plumbline)
	@mkdir -p $(dir $(EXAMPLE))
	@exec $(BUILD)/plumbline serve --db sqlite:$(EXAMPLE) --listen $(LISTEN) --example

test: build ## Run every test and print the totals
	@$(PYTHON) tools/test.py $(BUILD)

check: install $(BUILD)/build.ninja ## Floors, sizes, header documentation, documents, error codes, metadata, languages, format, clang-tidy
	@ninja -C $(BUILD) --quiet generated_files
	@$(PYTHON) tools/check/all.py $(BUILD)

tidy: install $(BUILD)/build.ninja ## clang-tidy-19 alone; what was clean and did not change is not read again
	@ninja -C $(BUILD) --quiet generated_files
	@$(PYTHON) tools/check/all.py $(BUILD) tidy

format: install ## Format all C++ sources
	@git ls-files '*.h' '*.cpp' | xargs -P 2 -n 40 clang-format-19 -i

package: install $(BUILD)/build.ninja ## Make the Debian package, held to lintian and to the exposure of its service
	@tools/install package
	@$(call ninja,plumbline)
	@tools/package $(BUILD)

proof: build ## Prove what is promised under kills, power cuts, faults, forgery and hostile input (short forms, as `make test` does)
	@tests/proof/run

pictures: build ## Write a picture of every page into build/pictures, wide and narrow, light and dark
	@rm -rf $(BUILD)/pictures && mkdir -p $(BUILD)/pictures
	@tests/web/run --binary $(BUILD)/plumbline --store sqlite --only "no barrier" --shots $(BUILD)/pictures

bench: build ## Measure start, memory, reads, writes and large plans on both stores
	@tools/install bench
	@ninja -C $(BUILD) --quiet plan_bench
	@$(PYTHON) tests/bench/run $(BUILD)
