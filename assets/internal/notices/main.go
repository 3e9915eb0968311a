// Notices writes assets/notices.zst: the parts of the program, for Linux, Windows and
// macOS, with a window and without, and the licence of each. It takes the
// texts from the modules themselves, and stops at a module without one, or under one
// that is not on its list. Run it from the root of the project after a change of
// go.mod, with Debian's package zstd: go run ./assets/internal/notices
package main

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"perihelion/assets/internal/pack"
)

// part is something that the program holds, with the texts that go with it.
type part struct {
	name  string
	files []string // paths
	kinds string   // the licences, where a file holds several; "" where the files decide
}

func main() {
	if err := write("assets/notices.zst"); err != nil {
		fmt.Fprintln(os.Stderr, "notices:", err)
		os.Exit(1)
	}
}

func write(path string) error {
	found, err := modules()
	if err != nil {
		return err
	}
	rest, err := others()
	if err != nil {
		return err
	}
	text, err := document(append(found, rest...))
	if err != nil {
		return err
	}
	return pack.Write(path, []byte(text))
}

const (
	thick = "================================================================================\n"
	thin  = "--------------------------------------------------------------------------------\n"
)

// document lists the parts, and then each text once, below all that it covers.
func document(parts []part) (string, error) {
	slices.SortFunc(parts, func(a, b part) int { return cmp.Compare(strings.ToLower(a.name), strings.ToLower(b.name)) })
	var list, texts strings.Builder
	covers := make(map[string][]string) // text: names
	var order []string
	for _, p := range parts {
		var kinds []string
		for _, path := range p.files {
			raw, err := os.ReadFile(path)
			if err != nil {
				return "", err
			}
			text := tidy(string(raw))
			kind := cmp.Or(p.kinds, licence(text))
			if kind == "" {
				return "", fmt.Errorf("%s: the licence in %s is not on the list of licences that fit; read it, and add it to the list", p.name, path)
			}
			if !slices.Contains(kinds, kind) {
				kinds = append(kinds, kind)
			}
			if covers[text] == nil {
				order = append(order, text)
			}
			if !slices.Contains(covers[text], p.name) {
				covers[text] = append(covers[text], p.name)
			}
		}
		if len(kinds) == 0 {
			return "", fmt.Errorf("%s has no file with a licence", p.name)
		}
		fmt.Fprintf(&list, "%s: %s\n", p.name, strings.Join(kinds, ", "))
	}
	for _, text := range order {
		fmt.Fprintf(&texts, "\n%s%s\n%s\n%s", thick, strings.Join(covers[text], "\n"), thin, text)
	}
	return introduction + "\n" + list.String() + texts.String(), nil
}

const introduction = `Perihelion is free software under the BSD 3-Clause licence. It holds the parts below.
Their licences follow, each above its text.
`

// utf8Of is a text in which bytes that are no UTF-8 are taken for Latin-1, as old
// licences have their ©.
func utf8Of(s string) string {
	var b strings.Builder
	for i, r := range s {
		if r == utf8.RuneError && s[i] >= utf8.RuneSelf && !strings.HasPrefix(s[i:], string(utf8.RuneError)) {
			r = rune(s[i])
		}
		b.WriteRune(r)
	}
	return b.String()
}

// tidy is a text with the ends of lines of Unix, and without blanks at their ends.
func tidy(s string) string {
	s = strings.ReplaceAll(strings.TrimPrefix(utf8Of(s), "\ufeff"), "\r\n", "\n")
	s = strings.ReplaceAll(s, "\f", "")
	var b strings.Builder
	for l := range strings.Lines(s) {
		b.WriteString(strings.TrimRight(l, " \t\n") + "\n")
	}
	return strings.Trim(b.String(), "\n") + "\n"
}
