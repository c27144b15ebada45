# Thin on purpose: meson.build says how things are built, the scripts say the rest.
# NINJAFLAGS=-j1 builds gently; PREFIX and DESTDIR say where install goes.
PREFIX ?= /usr/local

help: ## print these lines
	@sed -n 's/^\([a-z]*\):.*## /  make \1	/p' Makefile

run: ## build, play a demonstration and serve it on http://127.0.0.1:8080 (PORT)
	@tools/need.sh run
	@tools/build.sh release
	@exec tools/play.sh

demo: ## build, play two whole tenders, check them and tamper with them
	@tools/need.sh run
	@tools/build.sh release
	@build/release/src/tenderbox demo
	@echo; echo "(tenderbox is build/release/src/tenderbox here, or make install)"

test: ## build with sanitizers, run every check, test and fuzz target
	@tools/need.sh test
	@tools/build.sh release check
	@exec test/run.sh

screenshots: ## draw every page of the demonstration into build/screenshots, with an index.html
	@tools/need.sh test
	@tools/build.sh release
	@node test/browser/pictures.mjs

bench: ## build the release and measure
	@tools/need.sh bench
	@tools/build.sh release
	@bench/run.sh

install: ## build the release and install it (PREFIX, DESTDIR)
	@tools/need.sh run
	@tools/build.sh release
	@meson configure build/release -Dprefix=$(PREFIX)
	@meson install -C build/release --quiet

uninstall: ## remove what the last install put there
	@test -e build/release/meson-logs/install-log.txt || { echo "nothing was installed from here"; exit 1; }
	@ninja -C build/release uninstall >/dev/null && rm -f build/release/meson-logs/install-log.txt

clean: ## remove all that was built
	@rm -rf build

.PHONY: help run demo test screenshots bench install uninstall clean
