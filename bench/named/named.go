// Package named composes sentences that name configurations and remembers where the
// names stand, so that a reader can put a name in other words ("prefork, 4
// processes" for prefork:4) without a search through prose: a server of the user's
// own may be called "requests" or "the".
//
// A writer puts names into a sentence with Mark, by whatever means it composes it,
// and takes the marks out with Cut at the end. What is stored is the plain sentence,
// which reads well by itself, and the places of the names.
package named

import (
	"strings"
	"unicode/utf8"
)

// Name is a name within a sentence.
type Name struct {
	At    int    `json:"at"` // offset in the sentence, in bytes
	Label string `json:"label"`
}

// The marks are characters that Unicode leaves to programs.
const (
	begin = "\uf8f0"
	end   = "\uf8f1"
)

// Mark returns a label with marks round it.
func Mark(label string) string {
	return begin + strings.NewReplacer(begin, "", end, "").Replace(label) + end
}

// Cut takes the marks out of a sentence and returns where names stand.
func Cut(sentence string) (plain string, names []Name) {
	var out strings.Builder
	for {
		before, rest, found := strings.Cut(sentence, begin)
		out.WriteString(before)
		if !found {
			return out.String(), names
		}
		label, after, _ := strings.Cut(rest, end)
		names = append(names, Name{out.Len(), label})
		out.WriteString(label)
		sentence = after
	}
}

// Write returns a sentence with each name as words has it. Places where the name
// does not stand, as in a file that somebody edited, are passed over.
func Write(plain string, names []Name, words func(label string) string) string {
	var out strings.Builder
	from := 0
	for _, n := range names {
		if n.At < from || n.At > len(plain) || !strings.HasPrefix(plain[n.At:], n.Label) {
			continue
		}
		out.WriteString(plain[from:n.At])
		out.WriteString(words(n.Label))
		from = n.At + len(n.Label)
	}
	out.WriteString(plain[from:])
	return out.String()
}

// Line is Write with a capital letter at the beginning, unless a name stands there.
func Line(plain string, names []Name, words func(label string) string) string {
	text := Write(plain, names, words)
	if len(names) == 0 || names[0].At > 0 {
		text = Capital(text)
	}
	return text
}

// Sentence is Line with a full stop at the end; "" stays "".
func Sentence(plain string, names []Name, words func(label string) string) string {
	if plain == "" {
		return ""
	}
	return strings.TrimSuffix(Line(plain, names, words), ".") + "."
}

// Capital returns text with a capital letter at the beginning.
func Capital(text string) string {
	_, size := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:size]) + text[size:]
}

// Marked returns the labels, each with marks round it.
func Marked(labels []string) []string {
	marked := make([]string, len(labels))
	for i, label := range labels {
		marked[i] = Mark(label)
	}
	return marked
}
