# What a release has beside the packages of Linux and Windows: the bundle for macOS,
# the list of its parts, checksums and notes. Then the checks of its workflow.

# Releases are built by this Go in Debian 12: another Go makes other bytes.
RELEASE_GO := 1.26.8
MACOS := assets/packaging/macos
# Go 1.26 needs this version; cgo's objects must not need a later one.
MACOS_LEAST := 12.0
BUNDLE := build/macos/Perihelion.app
CYCLONEDX := go run -trimpath github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
GOVULNCHECK := go run golang.org/x/vuln/cmd/govulncheck@v1.9.0
ACTIONLINT := go run github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
SBOM := dist/perihelion-$(VERSION)-sbom.cdx.json

.PHONY: dist-macos macos-bundle dist-sbom dist-sums release-facts release-check release-notes vulnerabilities check-workflows

# All of the bundle but the program.
macos-bundle:
	@rm -rf $(BUNDLE) && mkdir -p $(BUNDLE)/Contents/MacOS $(BUNDLE)/Contents/Resources
	sed -e 's/@VERSION@/$(VERSION)/' -e 's/@MACOS@/$(MACOS_LEAST)/' $(MACOS)/Info.plist >$(BUNDLE)/Contents/Info.plist
	CGO_ENABLED=0 go run ./assets/internal/icns assets/icon.png $(BUNDLE)/Contents/Resources/perihelion.icns
	$(notices) >$(BUNDLE)/Contents/Resources/LICENSES.txt

# For the processor of this Mac. Apple's make is older than this file
# needs: "brew install make" brings gmake.
dist-macos: macos-bundle lean
	@[ "$$(uname)" = Darwin ] || { echo "The program for macOS can be built on a Mac only: its window is compiled against Apple's frameworks."; exit 1; }
	MACOSX_DEPLOYMENT_TARGET=$(MACOS_LEAST) CGO_CFLAGS="-O2 -mmacosx-version-min=$(MACOS_LEAST)" \
		CGO_LDFLAGS="-O2 -mmacosx-version-min=$(MACOS_LEAST)" \
		go build $(RELEASE) -tags $(TAGS) -o $(BUNDLE)/Contents/MacOS/perihelion ./app
	$(MACOS)/sign $(BUNDLE)
	$(BUNDLE)/Contents/MacOS/perihelion --version
	@mkdir -p dist
	ditto -c -k --keepParent $(BUNDLE) dist/perihelion-$(VERSION)-macos-$$(go env GOARCH | sed s/amd64/x64/).zip

# The modules that are in the program for Linux, with their licences; git knows the
# version. Without serial number and time, the same sources have the same list. What is
# read from the packed program instead has no licences for a third of the modules: the
# folder that stands in for one of them ends the search for its neighbours.
dist-sbom:
	@mkdir -p dist
	GOOS=linux GOARCH=amd64 CGO_ENABLED=1 GOFLAGS=-tags=$(TAGS) $(CYCLONEDX) app -json -std -licenses -noserial -notimestamp -main app -output $(SBOM) .

# In the form and order of sha256sum *, without its own file.
dist-sums:
	@rm -f dist/SHA256SUMS; files=$$(LC_ALL=C ls dist 2>/dev/null) && [ -n "$$files" ] || { \
		echo "There is nothing in dist yet: run 'make dist' first."; exit 1; }; \
	cd dist && sha256sum $$files >SHA256SUMS && sha256sum -c --quiet SHA256SUMS

# What the workflow needs to know, as lines for GITHUB_OUTPUT.
release-facts:
	@echo version=$(VERSION); echo go=$(RELEASE_GO)

# Refuses a tag that the sources do not agree with.
release-check:
	@[ "$(TAG)" = "v$(VERSION)" ] || { echo "The tag is $(TAG), and assets.Version is $(VERSION): tag the commit v$(VERSION), or change the version and tag that commit."; exit 1; }
	@head -n 1 assets/packaging/changelog | grep -qF "perihelion ($(VERSION))" || { echo "The newest entry of assets/packaging/changelog is not for $(VERSION): add one, its text becomes the notes of the release."; exit 1; }

# The newest entry of the changelog, in Markdown.
release-notes:
	@awk '/^ -- / { exit } /^  / { print substr($$0, 3) }' assets/packaging/changelog
	@printf '\n%s\n' 'To check a download, run `sha256sum -c --ignore-missing SHA256SUMS` beside it. `gh attestation verify FILE --repo '"$${GITHUB_REPOSITORY:-OWNER/NAME}"'` shows that this repository has built it.'

# Known vulnerabilities in the code that the program calls; asks vuln.go.dev.
vulnerabilities:
	$(GOVULNCHECK) -tags ci ./...
	CGO_ENABLED=0 $(GOVULNCHECK) -tags nowindow ./app

check-workflows:
	@$(call install,shellcheck)
	$(ACTIONLINT) .github/workflows/*.yml
	shellcheck $(MACOS)/sign assets/packaging/windows/sign $(LINUX)/try .ci/run
