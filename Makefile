# Two commands do everything on a fresh Debian machine that has Go and make:
#   make run    builds the program and opens its window; without a display it
#               does the main job on a virtual one and leaves pictures in out/
#   make test   runs every check and every test

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c

# One set of flags everywhere: a change of flags that reaches cgo compiles the
# OpenGL bindings again, which takes minutes.
# Nothing here draws an emoji: no_emoji leaves out Fyne's font of them, 4.2 MB.
TAGS := migrated_fynedo,no_emoji
HEADLESS := ci,no_emoji
BINARY := build/perihelion
VERSION := $(shell sed -n 's/^\tVersion = "\(.*\)"/\1/p' assets/about.go)

# A program to hand on has no paths and symbols of the machine that built it, and
# comes out the same on another one. These flags reach cgo, so that everyday builds
# go without them. The overlay, which "make lean" writes, lets the linker leave out
# methods that nothing calls.
LEAN := build/lean
RELEASE = -trimpath -buildvcs=false -overlay $(LEAN)/overlay.json -ldflags "-s -w -buildid= -X perihelion/assets.Commit=$(COMMIT)"

# git archive writes the commit into the file; elsewhere git knows it.
COMMIT = $(shell grep -v Format assets/packaging/commit || git rev-parse HEAD 2>/dev/null)

BUILD_PACKAGES := gcc libc6-dev pkg-config libgl-dev libx11-dev libxcursor-dev libxrandr-dev \
	libxinerama-dev libxi-dev libxxf86vm-dev libwayland-dev libxkbcommon-dev
DISPLAY_PACKAGES := xvfb xauth libgl1-mesa-dri
PEER_PACKAGES := gcc libc6-dev python3-ephem python3-skyfield libswe-dev swe-basic-data util-linux
PYTHON_PACKAGES := python3-aiohttp python3-flask gunicorn python3-ephem python3-requests
LOAD_PEER_PACKAGES := wrk apache2-utils nghttp2-client hey nginx-light util-linux
TEST_PACKAGES := $(DISPLAY_PACKAGES) $(PEER_PACKAGES) $(PYTHON_PACKAGES) xdotool imagemagick openbox apache2-utils procps chromium desktop-file-utils appstream \
	python3-icalendar python3-vobject

# Installs the Debian packages among $(1) that are missing; elsewhere it trusts
# that the machine has the programs of these packages.
define install
	if command -v dpkg-query >/dev/null; then \
		missing=""; \
		for p in $(1); do \
			dpkg-query -W -f='$${Status}' $$p 2>/dev/null | grep -q 'ok installed' || missing="$$missing $$p"; \
		done; \
		if [ -n "$$missing" ]; then \
			sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
			echo "installing$$missing"; \
			$$sudo apt-get -o DPkg::Lock::Timeout=500 update -qq; \
			$$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=500 \
				install -qq -y --no-install-recommends $$missing >/dev/null; \
		fi; \
	fi
endef

.PHONY: run build cli lean test test-packages check opengl unit window-program window-test peers load-peers clean

run: build
	@if [ -n "$${DISPLAY:-}$${WAYLAND_DISPLAY:-}" ]; then \
		exec $(BINARY); \
	fi; \
	$(call install,$(DISPLAY_PACKAGES)); \
	echo "There is no display: doing the main job on a virtual one; pictures go to out/."; \
	xvfb-run -a -s "-screen 0 1400x900x24" $(BINARY) tour --out out; \
	ls out/*.png

build:
	@$(call install,$(BUILD_PACKAGES))
	go build -tags $(TAGS) -o $(BINARY) ./app

# The program without its window: one file that runs on every Linux of its processor.
cli: lean
	CGO_ENABLED=0 go build $(RELEASE) -tags nowindow -o build/perihelion-cli ./app

lean:
	@CGO_ENABLED=0 go run ./app/internal/lean -o $(LEAN)

# Prints the licences of all parts of the program, for the packages.
notices = CGO_ENABLED=0 go run -tags nowindow ./app --licences

# OpenGL's bindings take a core for minutes, which the checks leave to them. All of the window's
# program at the same time would compile most packages twice, in two commands.
test: test-packages
	@$(MAKE) --no-print-directory -j2 -Oline check opengl
	@$(MAKE) --no-print-directory check-workflows unit window-test

test-packages:
	@$(call install,$(BUILD_PACKAGES) $(TEST_PACKAGES))

# Fyne's window for macOS compiles on a Mac only.
NO_WINDOW := ./assets ./bench/... ./ephem/... ./app/chart ./app/command

# Formatting, vet and staticcheck, here and for the systems that are not here, for which
# app/internal/vet needs nothing compiled.
check: test-packages
	@unformatted=$$(gofmt -l app assets bench ephem); \
		[ -z "$$unformatted" ] || { echo "not formatted by gofmt: $$unformatted"; exit 1; }
	go vet -tags $(HEADLESS) ./...
	go tool staticcheck -tags $(HEADLESS) ./...
	go build -o build/vet ./app/internal/vet
	CGO_ENABLED=0 GOFLAGS=-tags=nowindow build/vet ./app
	GOOS=windows CGO_ENABLED=0 GOFLAGS=-tags=$(HEADLESS) build/vet ./...
	GOOS=darwin CGO_ENABLED=0 GOFLAGS=-tags=$(HEADLESS) build/vet $(NO_WINDOW)

# The race detector runs with Fyne's headless driver: the only difference, the OpenGL
# one, has no code of ours in it and is covered by window-test. Without GORACE, each
# of the hundreds of programs that tests start would rest for a second at its end.
#
# Tests of one goroutine that compute a lot take eight times as long with the detector,
# which can find nothing there. The few locks below them are tested with it by the
# packages that use them.
ONE_GOROUTINE := ./app/chart ./app/skychart ./bench/compare ./bench/ics ./bench/load/body ./bench/picture ./bench/report ./bench/scaling ./bench/search \
	./bench/stats ./ephem/eclipse ./ephem/gazetteer ./ephem/jovian ./ephem/meeting ./ephem/phenomena

# The window and its two tabs draw charts in most of their tests, which takes minutes with the
# detector: with it they run the tests in which something is computed, runs, ends or is stopped
# meanwhile.
TABS := ./app/window ./app/window/planets ./app/window/benchmark
MEANWHILE := Begin|Stop|Cancel|Late|Arriv|Leave|Ends|Wait|While|Goroutine|Newer|Meanwhile|Run

# Tests of one goroutine, or of goroutines that others test, too: with the detector they took
# half the time of their packages, or more. So did one of the tabs, which the second line leaves out.
COMPUTED := TestALargeRunIsRead|TestPeaksOfAnyShape|TestFalseVerdicts|TestEndless|TestLoadCalibrate|TestSecretsAreNowhere|TestBadServers|TestChecksOfPieces|TestRealExperiment|TestTracker|TestSunStayMisses

# The packages that take longest begin, so that none of them is alone at the end.
LONGEST := ./bench/load ./bench/server ./bench ./app/command ./bench/clients ./app

# Many tests wait for other programs, so that three packages have room on two processors.
unit:
	GORACE=atexit_sleep_ms=0 go test -race -p 3 -timeout 20m -tags $(HEADLESS) -skip '$(COMPUTED)' \
		$$(go list -tags $(HEADLESS) $(LONGEST) ./... | grep -vxF "$$(go list -tags $(HEADLESS) $(ONE_GOROUTINE) $(TABS))")
	GORACE=atexit_sleep_ms=0 go test -race -timeout 20m -tags $(HEADLESS) -run '$(MEANWHILE)' -skip TestDamagedRunsDoNotCrash $(TABS)
	go test -timeout 20m -tags $(HEADLESS) $(ONE_GOROUTINE) $(TABS)
	go test -timeout 20m -tags $(HEADLESS) -run '$(COMPUTED)' ./app/command ./bench ./bench/experiment ./bench/load ./bench/load/requests ./bench/server/api ./ephem

opengl: test-packages
	go build $$(go list -deps -tags no_emoji -f '{{if .CgoFiles}}{{.ImportPath}}{{end}}' ./app | grep /go-gl/)

# Built without migrated_fynedo, so that Fyne reports calls from wrong goroutines.
window-program: test-packages
	go build -tags no_emoji -o build/perihelion-checked ./app

# In the tests that use all screens Fyne drops after ten seconds everything that it does not
# paint, and not after a minute; less than a slow start takes would drop the window itself.
SCREENS := TestWindow(Planets|Benchmark|Dialogs)
window-test: window-program
	PERIHELION_BINARY=$(CURDIR)/build/perihelion-checked xvfb-run -a -s "-screen 0 1400x900x24" bash -c '\
		openbox & manager=$$!; trap "kill $$manager" EXIT; sleep 1; \
		go test -tags $(HEADLESS) -count=1 -v -run TestWindow -skip "$(SCREENS)" ./app && \
		FYNE_CACHE=10s go test -tags $(HEADLESS) -count=1 -v -run "$(SCREENS)" ./app'

# Positions a second beside PyEphem, Skyfield and the Swiss Ephemeris, about two
# minutes; "make peers PEERS=-markdown" writes the table of the README.
peers:
	@$(call install,$(PEER_PACKAGES))
	go run ./ephem/internal/peers $(PEERS)

# The load generator beside wrk, ab, h2load, hey and k6, about an hour;
# "make load-peers LOAD_PEERS='-c 20 -rounds 6'" measures less.
load-peers: build
	@$(call install,$(LOAD_PEER_PACKAGES))
	go run ./bench/internal/peers $(LOAD_PEERS)

# What the window costs the servers that it measures, five minutes.
.PHONY: window-cost
window-cost: build
	xvfb-run -a -s "-screen 0 1400x900x24" go run ./app/internal/windowcost $(WINDOW_COST)

# Everything that is handed on, in dist; macOS needs a Mac: make dist-macos.
.PHONY: dist
dist: dist-linux dist-source dist-windows dist-sbom
	@$(MAKE) dist-sums

include assets/packaging/linux.mk
include assets/packaging/windows.mk
include assets/packaging/release.mk

clean:
	rm -rf build dist out
