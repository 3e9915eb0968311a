package file

import (
	"path/filepath"
	"strconv"
	"strings"
	"unicode"
)

// Name joins words to a name that every system can store, in small letters without
// spaces and signs: "perihelion-2026-11-28-flask-vs-aiohttp.html". It has 80 letters at
// most before the ending, since some systems have little room for a path.
func Name(ending string, words ...string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(strings.Join(words, " ")) {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	const most = 80
	name := []rune(b.String())
	return strings.Trim(string(name[:min(len(name), most)]), "-") + ending
}

// Parts are names for files that together take the place of one: its name with each part
// before the ending. Parts that would have the same name get a number.
func Parts(path string, parts []string) []string {
	ending, taken := filepath.Ext(path), make(map[string]bool)
	var all []string
	for _, part := range parts {
		name := strings.TrimSuffix(path, ending) + "-" + Name("", part)
		unique := name
		for n := 2; taken[unique]; n++ {
			unique = name + "-" + strconv.Itoa(n)
		}
		taken[unique] = true
		all = append(all, unique+ending)
	}
	return all
}
