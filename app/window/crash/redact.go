package crash

import (
	"regexp"
	"strings"
)

// redact removes from the runtime's text of a crash all that may come from the user
// or the machine:
//
//   - of the message of a panic the words with a digit, a dot, a slash or a quotation
//     mark, and all between quotation marks: values, names of hosts and files. The
//     messages of the runtime itself have none of the user's and stay;
//   - the arguments of functions, which are words of memory: the coordinates of a
//     place are among them;
//   - the registers of the processor, for the same reason;
//   - the folders of source files, but for the module.
func redact(text string) string {
	var kept []string
	message := true // until the first goroutine
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "goroutine "):
			message = false
		case registers.MatchString(line):
			continue
		case message:
			line = redactMessage(line)
		case strings.HasPrefix(line, "\t"):
			line = "\t" + withoutFolders(line[1:])
		default:
			line = withoutArguments(line)
		}
		kept = append(kept, line)
	}
	return strings.Join(kept, "\n")
}

var (
	registers = regexp.MustCompile(`^(r[a-z0-9]{1,2}|e?flags|rflags|[cdefgs]s|x\d+|lr|sp|pc|fault|trapno|error|oldmask|cr2?|sigcode|addr)\s+0x[0-9a-f]+$`)
	quoted    = regexp.MustCompile("\"[^\"]*\"|“[^”]*”|`[^`]*`|'[^']*'")
	// runtimes are the beginnings of messages that the runtime makes of its own.
	runtimes = regexp.MustCompile(`^(panic: runtime error: |fatal error: |runtime: |\[signal |SIG[A-Z]+: |PC=|\s*$)`)
)

func redactMessage(line string) string {
	if runtimes.MatchString(line) {
		return line
	}
	words := strings.Fields(quoted.ReplaceAllString(line, "…"))
	for i, w := range words {
		if strings.ContainsAny(strings.TrimRight(w, ".,:;"), "0123456789./\\@=\"'`") {
			words[i] = "…"
		}
	}
	return strings.Join(words, " ")
}

// withoutArguments returns a line that names a function, without its arguments.
func withoutArguments(line string) string {
	open := strings.LastIndexByte(line, '(')
	if open <= 0 || !strings.HasSuffix(line, ")") {
		return line
	}
	return line[:open] + "(…)"
}

// withoutFolders is the place of a function without the folders of the machine that
// built the program. A release has none.
func withoutFolders(place string) string {
	place, _, _ = strings.Cut(place, " fp=") // which only the runtime's makers need
	path := strings.ReplaceAll(place, "\\", "/")
	for _, cut := range []string{"/pkg/mod/", "/src/"} {
		if _, after, found := strings.Cut(path, cut); found {
			return after
		}
	}
	if strings.HasPrefix(path, "/") || len(path) > 2 && path[1:3] == ":/" {
		parts := strings.Split(path, "/")
		return strings.Join(parts[max(0, len(parts)-3):], "/")
	}
	return path
}
