# Packages for Windows, cross-compiled: a .zip that runs from its folder, and an
# installer. Both have two builds of one program, as Python has python.exe and
# pythonw.exe: Windows decides by the file whether a program gets a console.

WINDOWS := assets/packaging/windows
WINDOWS_PACKAGES := gcc-mingw-w64-x86-64 nsis librsvg2-bin zip osslsigncode
WINRES := go run github.com/tc-hib/go-winres@v0.3.3
WINDOWS_NAME = dist/perihelion-$(VERSION)-windows-amd64

.PHONY: dist-windows windows

# Icon, version and manifest are an object file that is given to the linker by name:
# as a .syso in app, which go build finds by itself, it would reach every other build
# for Windows.
windows_build = CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc go build -tags $(TAGS) \
	$(subst -buildid=,-buildid= -extldflags=$(CURDIR)/build/windows/resources.o $(1),$(RELEASE))

windows: lean
	@$(call install,$(WINDOWS_PACKAGES))
	@rm -rf build/windows && mkdir -p build/windows/folder
	for size in 16 24 32 48 64 256; do \
		rsvg-convert -w $$size -h $$size assets/icon.svg -o build/windows/icon-$$size.png; \
	done
	$(WINRES) make --in $(WINDOWS)/winres.json --out build/windows/resources.o --no-suffix --arch amd64 \
		--product-version $(VERSION) --file-version $(VERSION)
	$(call windows_build) -o build/windows/folder/perihelion.exe ./app
	$(call windows_build,-H=windowsgui) -o build/windows/folder/perihelionw.exe ./app
	$(WINDOWS)/sign build/windows/folder/*.exe
	for f in $(WINDOWS)/README.txt LICENSE; do \
		sed 's/$$/\r/' $$f >build/windows/folder/$$(basename $$f .txt).txt; \
	done
	$(notices) | sed 's/$$/\r/' >build/windows/folder/NOTICES.txt

# All files get the date of the newest entry of the changelog, so that the same
# sources make the same bytes.
dist-windows: export SOURCE_DATE_EPOCH = $(packed_at)
dist-windows: windows
	@mkdir -p dist && rm -f $(WINDOWS_NAME).zip
	touch -d @$$SOURCE_DATE_EPOCH build/windows/folder/*
	cd build/windows/folder && TZ=UTC zip -9 -X -q $(CURDIR)/$(WINDOWS_NAME).zip $$(ls | LC_ALL=C sort)
	cd build/windows && $(WINRES) extract --dir icon folder/perihelion.exe >/dev/null
	makensis -V2 -WX -DVERSION=$(VERSION) -DFOLDER=$(CURDIR)/build/windows/folder -DOUT=$(CURDIR)/$(WINDOWS_NAME)-setup.exe \
		-DICON=$(CURDIR)/build/windows/icon/APP_0000.ico $(WINDOWS)/perihelion.nsi
	$(WINDOWS)/sign $(WINDOWS_NAME)-setup.exe
