package widget

import (
	"strings"
	"unicode"
)

// Elide shortens a text with an ellipsis until it is no wider than width.
func Elide(text string, width, size float32, bold bool) string {
	if textWidth(text, size, bold) <= width {
		return text
	}
	runes := []rune(text)
	for n := len(runes) - 1; n > 0; n-- {
		short := strings.TrimRight(string(runes[:n]), " ,") + "…"
		if textWidth(short, size, bold) <= width {
			return short
		}
	}
	return "…"
}

// units are those that stay in the line of their number.
const units = " ns µs ms s min h % B kB MB GB × "

// NoBreak is a space at which no line ends.
const NoBreak = "\u00a0"

// words are the parts of a text that a line may end after: a number and its unit are one.
func words(text string) []string {
	var all []string
	number := false
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && string(r) != NoBreak }) {
		if unit := strings.TrimRight(word, ".,;:)"); number && strings.Contains(units, " "+unit+" ") {
			all[len(all)-1] += " " + word
		} else {
			all = append(all, word)
		}
		last := word[len(word)-1]
		number = last >= '0' && last <= '9'
	}
	return all
}

// wrap breaks a text into lines no wider than width, at spaces, and inside a
// word only where the word alone is wider than a line. A dot between items that would end a
// line, or begin one, is left out.
func wrap(text string, width, size float32) []string {
	var lines []string
	line := ""
	for _, word := range words(text) {
		joined := word
		if line != "" {
			joined = line + " " + word
		}
		if textWidth(joined, size, false) <= width {
			line = joined
			continue
		}
		if line = strings.TrimSuffix(strings.TrimSuffix(line, "·"), " "); line != "" {
			lines = append(lines, line)
		}
		if line = word; word == "·" {
			line = ""
		}
		for line != "" && textWidth(line, size, false) > width {
			head := breakWord(line, width, size)
			lines = append(lines, head)
			line = line[len(head):]
		}
	}
	if line != "" {
		lines = append(lines, line)
	}
	return lines
}

// breakWord returns the longest head of a word that fits, of at least one rune.
func breakWord(word string, width, size float32) string {
	head := ""
	for i, r := range word {
		next := word[:i+len(string(r))]
		if head != "" && textWidth(next, size, false) > width {
			break
		}
		head = next
	}
	return head
}

// sentence begins an error's text with a capital and ends it with a stop.
func sentence(err error) string {
	text := strings.TrimSpace(err.Error())
	if text == "" {
		return text
	}
	head := []rune(text)
	text = strings.ToUpper(string(head[0])) + string(head[1:])
	if !strings.ContainsAny(text[len(text)-1:], ".!?") {
		text += "."
	}
	return text
}

// Sentence is an error as a person reads it: a capital first, a stop last.
func Sentence(err error) string { return sentence(err) }
