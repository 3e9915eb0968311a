package loop

import (
	"encoding/binary"
	"os"
	"slices"
	"testing"
	"unsafe"

	"golang.org/x/sys/unix"
)

func TestUnchangedFiles(t *testing.T) {
	const smaps = `00400000-00401000 r--p 00000000 fe:00 11                                 /opt/my program (deleted)
Size:                  4 kB
Anonymous:             0 kB
VmFlags: rd mr mw me
00401000-00402000 r-xp 00001000 fe:00 11                                 /opt/my program (deleted)
Anonymous:             0 kB
00402000-00403000 r--p 00002000 fe:00 11                                 /opt/my program (deleted)
Anonymous:             4 kB
00403000-00404000 rw-p 00003000 fe:00 11                                 /opt/my program (deleted)
Anonymous:             0 kB
c000000000-c000400000 rw-p 00000000 00:00 0
Anonymous:             0 kB
7f0000000000-7f0000001000 r--p 00000000 fe:00 12                         /usr/share/fonts/a font.ttf
Anonymous:             0 kB
7f0000001000-7f0000002000 r-xs 00000000 fe:00 13                         /memfd:code
Anonymous:             0 kB
7f0000002000-7f0000003000 r-xp 00000000 00:00 0
Anonymous:             0 kB
7ffc00000000-7ffc00001000 r-xp 00000000 00:00 0                          [vdso]
Anonymous:             0 kB
`
	const file = "/opt/my program (deleted)"
	want := []mapping{{0x400000, 0x401000, "r--p", file}, {0x401000, 0x402000, "r-xp", file}}
	if got := unchanged([]byte(smaps)); !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// What is mapped as code is no longer in memory, and can be read again. What was written to,
// and is read-only since, as relocations are, stays.
func TestReturnFiles(t *testing.T) {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	size := os.Getpagesize()
	mapPage := func(protection int) []byte {
		page, err := unix.Mmap(int(f.Fd()), 0, size, protection, unix.MAP_PRIVATE)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { unix.Munmap(page) })
		return page
	}
	code, written := mapPage(unix.PROT_READ|unix.PROT_EXEC), mapPage(unix.PROT_READ|unix.PROT_WRITE)
	written[0] = code[0] + 1
	if err := unix.Mprotect(written, unix.PROT_READ); err != nil {
		t.Fatal(err)
	}
	if !inMemory(t, code) || !inMemory(t, written) {
		t.Fatal("a page that was read or written is not in memory")
	}
	returnFiles()
	if inMemory(t, code) {
		t.Error("code is still in memory")
	}
	if code[0] != 0x7f || written[0] != 0x80 {
		t.Errorf("%#x and %#x were read, want 0x7f and 0x80", code[0], written[0])
	}
}

// inMemory reports whether a page is mapped (bit 63 in proc_pid_pagemap(5)).
func inMemory(t *testing.T, page []byte) bool {
	t.Helper()
	pagemap, err := os.Open("/proc/self/pagemap")
	if err != nil {
		t.Fatal(err)
	}
	defer pagemap.Close()
	var entry [8]byte
	at := int64(uintptr(unsafe.Pointer(unsafe.SliceData(page)))) / int64(os.Getpagesize())
	if _, err := pagemap.ReadAt(entry[:], at*int64(len(entry))); err != nil {
		t.Fatal(err)
	}
	return binary.LittleEndian.Uint64(entry[:])>>63 == 1
}
