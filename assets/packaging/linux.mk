# Packages for Linux. "make stage" lays out the content of each, and everything else
# (make install, .deb, .rpm, .tar.xz) takes it from there: a file has its place in
# one line of this file.

LINUX := assets/packaging/linux
STAGE := build/stage
HOST = $(shell go env GOHOSTARCH)
ARCHS ?= amd64 arm64
PACKAGER ?= The Perihelion authors <perihelion@users.noreply.github.com>
NFPM := go run github.com/goreleaser/nfpm/v2/cmd/nfpm@v2.45.2

PREFIX ?= /usr/local
DESTDIR ?=

PACKING_PACKAGES := binutils librsvg2-bin xz-utils git
CHROOT_PACKAGES := debootstrap lintian desktop-file-utils appstream xvfb imagemagick

# A processor of another kind needs its compiler and the libraries that GLFW names.
TRIPLET_amd64 := x86_64-linux-gnu
TRIPLET_arm64 := aarch64-linux-gnu
COMPILER_PACKAGES_amd64 := gcc-x86-64-linux-gnu libc6-dev-amd64-cross
COMPILER_PACKAGES_arm64 := gcc-aarch64-linux-gnu libc6-dev-arm64-cross
LIBRARY_PACKAGES := $(filter lib%-dev,$(filter-out libc6-dev,$(BUILD_PACKAGES)))
cross = $(if $(filter $(HOST),$(1)),,CC=$(TRIPLET_$(1))-gcc PKG_CONFIG_LIBDIR=/usr/lib/$(TRIPLET_$(1))/pkgconfig:/usr/share/pkgconfig)

# Addresses of libraries are settled at the start and cannot be written afterwards. The
# program itself is at a fixed address: one that can be loaded anywhere has a list of its
# own addresses, 3.0 MB, and is 41.8 MB. The short form of that list needs glibc 2.36,
# which Ubuntu 22.04 and Red Hat 9 do not have. What is lost is that an attacker has to
# guess addresses in this program, which is nearly all Go; libraries, stacks and memory
# still move from start to start. The command line is static.
hardened = $(subst -buildid=,-buildid= -linkmode=external -extldflags=-Wl$(comma)-z$(comma)relro$(comma)-z$(comma)now,$(RELEASE))
comma := ,

# The C of the window is what calls the desktop and OpenGL; made for size it takes 57 kB less.
for-size := CGO_CFLAGS=-Os

define install-compiler
	if [ $(1) = $(HOST) ]; then \
		$(call install,$(BUILD_PACKAGES)); \
	else \
		if command -v dpkg >/dev/null && ! dpkg --print-foreign-architectures | grep -qx $(1); then \
			sudo=""; [ "$$(id -u)" = 0 ] || sudo=sudo; \
			$$sudo dpkg --add-architecture $(1); \
		fi; \
		$(call install,pkg-config $(COMPILER_PACKAGES_$(1)) $(LIBRARY_PACKAGES:%=%:$(1))); \
	fi
endef

# The newest entry of the changelog dates everything that is packed, so that the same
# sources make the same bytes at any time.
packed_at = $(shell date -u -d "$$(sed -n 's/^ -- .*>  //p' assets/packaging/changelog | head -n 1)" +%s)
stage-% share dist-linux dist-source: export SOURCE_DATE_EPOCH = $(packed_at)

# Files of a fixed order, owner and date, as one archive.
pack = tar --sort=name --mtime=@$(packed_at) --owner=0 --group=0 --numeric-owner --format=gnu

.PHONY: stage share install uninstall install-cli uninstall-cli dist-linux dist-source dist-check size-check dist-try $(ARCHS:%=stage-%)

stage: stage-$(HOST)

# What is the same for every processor.
share:
	@$(call install,$(PACKING_PACKAGES))
	@rm -rf build/share && mkdir -p build/share
	CGO_ENABLED=0 go run ./app/internal/manual -o build/share/perihelion
	CGO_ENABLED=0 go run ./app/internal/manual -nowindow -o build/share/perihelion-cli
	gzip -9n build/share/*/man1/*
	gzip -9nc assets/packaging/changelog >build/share/changelog.gz
	{ echo "Perihelion is under the licence below. It holds the work of others, under"; \
		echo "licences of their own: NOTICES.gz has them all, and perihelion --licences."; \
		echo; cat LICENSE; } >build/share/copyright
	$(notices) | gzip -9n >build/share/NOTICES.gz
	for size in 16 32 48 64 128 256 512; do \
		rsvg-convert -w $$size -h $$size assets/icon.svg -o build/share/icon-$$size.png; \
	done

$(ARCHS:%=stage-%): stage-%: share lean
	@$(call install-compiler,$*)
	@rm -rf $(STAGE)/$*
	@umask 022; for p in perihelion perihelion-cli; do \
		to=$(STAGE)/$*/$$p/usr; \
		install -d $$to/bin; \
		install -D -m 644 -t $$to/share/man/man1 build/share/$$p/man1/*; \
		install -D -m 644 build/share/$$p/perihelion.bash $$to/share/bash-completion/completions/perihelion; \
		install -D -m 644 build/share/$$p/_perihelion $$to/share/zsh/site-functions/_perihelion; \
		install -D -m 644 build/share/$$p/perihelion.fish $$to/share/fish/vendor_completions.d/perihelion.fish; \
		install -D -m 644 -t $$to/share/doc/$$p build/share/copyright build/share/NOTICES.gz build/share/changelog.gz; \
	done; \
	install -D -m 644 $(LINUX)/perihelion-cli.lintian $(STAGE)/$*/perihelion-cli/usr/share/lintian/overrides/perihelion-cli; \
	to=$(STAGE)/$*/perihelion/usr/share; \
	install -D -m 644 -t $$to/applications $(LINUX)/io.github.perihelion.desktop; \
	install -D -m 644 -t $$to/metainfo $(LINUX)/io.github.perihelion.metainfo.xml; \
	install -D -m 644 $(LINUX)/io.github.perihelion.mime.xml $$to/mime/packages/io.github.perihelion.xml; \
	install -D -m 644 assets/icon.svg $$to/icons/hicolor/scalable/apps/io.github.perihelion.svg; \
	for size in 16 32 48 64 128 256 512; do \
		install -D -m 644 build/share/icon-$$size.png $$to/icons/hicolor/$${size}x$$size/apps/io.github.perihelion.png; \
	done
	umask 022; $(call cross,$*) CGO_ENABLED=1 $(for-size) GOARCH=$* go build $(hardened) -tags $(TAGS) -o $(STAGE)/$*/perihelion/usr/bin/perihelion ./app
	umask 022; CGO_ENABLED=0 GOARCH=$* go build $(RELEASE) -tags nowindow -o $(STAGE)/$*/perihelion-cli/usr/bin/perihelion ./app

# Copy the staged files, and remove the same ones. They build nothing, since an account
# that may write to PREFIX seldom has a compiler: "make stage" comes first.
staged = [ -d $(STAGE)/$(HOST)/$(package)/usr ] || { echo "There is nothing to install yet: run 'make stage' first."; exit 1; }

install uninstall: package := perihelion
install-cli uninstall-cli: package := perihelion-cli

install install-cli:
	@$(staged)
	@cd $(STAGE)/$(HOST)/$(package)/usr; find . -type f | while read -r f; do \
		install -D -m "$$(stat -c %a "$$f")" "$$f" "$(DESTDIR)$(PREFIX)/$$f"; \
	done
	@$(refresh)

uninstall uninstall-cli:
	@$(staged)
	@cd $(STAGE)/$(HOST)/$(package)/usr; find . -type f | while read -r f; do \
		rm -f "$(DESTDIR)$(PREFIX)/$$f"; \
	done; \
	rmdir "$(DESTDIR)$(PREFIX)/share/doc/$(package)" 2>/dev/null || true
	@$(refresh)

# Desktops keep lists of the installed programs. A package's own installation does this
# elsewhere, on the machine that it is for.
define refresh
	if [ -z "$(DESTDIR)" ]; then \
		share="$(PREFIX)/share"; \
		if command -v update-desktop-database >/dev/null && [ -d "$$share/applications" ]; then update-desktop-database -q "$$share/applications"; fi; \
		if command -v update-mime-database >/dev/null && [ -d "$$share/mime/packages" ]; then update-mime-database "$$share/mime"; fi; \
		if command -v gtk-update-icon-cache >/dev/null && [ -d "$$share/icons/hicolor" ]; then gtk-update-icon-cache -qtf "$$share/icons/hicolor"; fi; \
	fi
endef

# Compresses the content of a .deb, which nfpm leaves as it is: with nfpm's own xz it has
# an eighth more.
define compress
	rm -rf build/deb && mkdir -p build/deb && \
	(cd build/deb && ar x $(CURDIR)/$(1) && xz -9 -T1 data.tar && rm $(CURDIR)/$(1) && \
		ar rcD $(CURDIR)/$(1) debian-binary control.tar.gz data.tar.xz)
endef

dist-linux: $(ARCHS:%=stage-%)
	@mkdir -p dist
	@for arch in $(ARCHS); do for p in perihelion perihelion-cli; do \
		for kind in deb rpm; do \
			ARCH=$$arch VERSION=$(VERSION) PACKAGER="$(PACKAGER)" $(NFPM) package -f $(LINUX)/$$p.yaml -p $$kind -t dist; \
		done; \
		$(call compress,dist/$${p}_$(VERSION)_$$arch.deb); \
		folder=$$p-$(VERSION)-linux-$$arch; \
		rm -rf build/folder && mkdir -p build/folder && cp -a $(STAGE)/$$arch/$$p/usr build/folder/$$folder && \
		install -m 644 $(LINUX)/$$p.txt build/folder/$$folder/README.txt && \
		$(pack) -C build/folder -c $$folder | xz -9 -T1 >dist/$$folder.tar.xz; \
	done; done

# The sources with every module, for builders without a network. git archive writes
# the commit into assets/packaging/commit.
dist-source:
	@$(call install,$(PACKING_PACKAGES))
	@mkdir -p dist; rm -rf build/source && mkdir -p build/source
	git archive --prefix=perihelion-$(VERSION)/ HEAD | tar -x -C build/source
	cd build/source/perihelion-$(VERSION) && go mod vendor
	$(pack) --mode=u+rw,go=rX -C build/source -c perihelion-$(VERSION) | xz -9 -T0 >dist/perihelion-$(VERSION)-vendored.tar.xz

# Two clones in different folders, each with a cache of its own, must come out alike.
dist-check:
	@rm -rf build/clones; for clone in build/clones/one build/clones/another/two; do \
		git clone -q . $$clone; \
		GOCACHE=$(CURDIR)/$$clone.cache $(MAKE) -C $$clone dist-linux dist-source ARCHS="$(ARCHS)"; \
		(cd $$clone/dist && sha256sum *) >build/clones/$$(basename $$clone).sums; \
	done; \
	$(MAKE) size-check SIZED=build/clones/one
	diff build/clones/one.sums build/clones/two.sums && echo "Both clones made the same:" && cat build/clones/one.sums

# What a download and an installed program may take at most, in bytes: the package, and
# the program in it (38 MiB). Something that nobody misses has come in where a limit is
# passed. Both are made by dist-linux. The page of a run is made under the overlay of
# releases, whose templates cannot call methods.
DEB_MOST := 17000000
PROGRAM_MOST := 39845888
SIZED ?= .

size-check: lean
	go test -overlay $(LEAN)/overlay.json ./bench/report
	@check() { size=$$(stat -c %s "$$1"); echo "$$1: $$size bytes of at most $$2"; [ "$$size" -le "$$2" ]; }; \
		for arch in $(ARCHS); do \
			check $(SIZED)/$(STAGE)/$$arch/perihelion/usr/bin/perihelion $(PROGRAM_MOST); \
			check $(SIZED)/dist/perihelion_$(VERSION)_$$arch.deb $(DEB_MOST); \
		done

# Installs the packages in a Debian with nothing else and uses them there; needs root.
dist-try:
	@$(call install,$(CHROOT_PACKAGES))
	$(LINUX)/try dist/perihelion_$(VERSION)_$(HOST).deb dist/perihelion-cli_$(VERSION)_$(HOST).deb
