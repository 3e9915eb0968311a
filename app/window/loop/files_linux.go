package loop

import (
	"bytes"
	"os"
	"slices"
	"strconv"

	"golang.org/x/sys/unix"
)

// returnFiles returns the pages of the program's own file and of its libraries to the system,
// which keeps them in its cache of files for as long as it has room, and maps those that are
// read again. Most were read for the start only: LLVM, which compiles the shaders where there
// is no OpenGL hardware, is the largest part. Libraries stay loaded once the window is there,
// so that nothing else can be at their place by the time of the call.
func returnFiles() {
	smaps, err := os.ReadFile("/proc/self/smaps")
	if err != nil {
		return
	}
	for _, m := range unchanged(smaps) {
		// An error leaves the pages where they are.
		_, _, _ = unix.Syscall(unix.SYS_MADVISE, m.start, m.end-m.start, unix.MADV_DONTNEED)
	}
}

// mapping is a part of the address space, from start to before end.
type mapping struct {
	start, end uintptr
	mode, file string // mode: rwxp
}

// unchanged returns where programs and libraries are mapped that nobody can write to and
// nobody has written to, so that their pages can be read again: the loader has written to
// some that are read-only by now. smaps is as in proc_pid_smaps(5).
func unchanged(smaps []byte) []mapping {
	var found []mapping
	var m mapping
	programs := map[string]bool{} // by file
	for line := range bytes.Lines(smaps) {
		fields := bytes.Fields(line)
		switch {
		case len(fields) < 2:
		case !bytes.HasSuffix(fields[0], []byte(":")):
			m = readMapping(fields)
			programs[m.file] = programs[m.file] || m.mode == "r-xp"
		case string(fields[0]) == "Anonymous:" && string(fields[1]) == "0" && (m.mode == "r-xp" || m.mode == "r--p"):
			found = append(found, m)
		}
	}
	return slices.DeleteFunc(found, func(m mapping) bool { return !programs[m.file] })
}

// readMapping reads the first line of a mapping, such as
//
//	7f1c0a000000-7f1c0a021000 r-xp 00001000 fe:00 1234  /usr/lib/libm.so.6
//
// It has no file where none is mapped, or the line is not understood.
func readMapping(fields [][]byte) mapping {
	from, to, _ := bytes.Cut(fields[0], []byte("-"))
	start, err1 := strconv.ParseUint(string(from), 16, 64)
	end, err2 := strconv.ParseUint(string(to), 16, 64)
	if err1 != nil || err2 != nil || len(fields) < 6 || fields[5][0] != '/' {
		return mapping{}
	}
	return mapping{
		start: uintptr(start), end: uintptr(end),
		mode: string(fields[1]),
		file: string(bytes.Join(fields[5:], []byte(" "))),
	}
}
