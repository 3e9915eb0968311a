package pattern

import "strings"

// Text is a text with a hole between each literal and the next. The zero value is the
// empty text.
type Text struct {
	literals []string // one more than holes, or none
	holes    []Hole
}

// Literal is a text without holes.
func Literal(s string) Text { return Text{literals: []string{s}} }

// Fixed returns the text, and true, if it has no holes.
func (t Text) Fixed() (string, bool) {
	if len(t.literals) == 0 {
		return "", true
	}
	return t.literals[0], len(t.holes) == 0
}

// Random reports whether something in it is drawn at random.
func (t Text) Random() bool {
	for _, h := range t.holes {
		if h.kind == random || h.kind == uuid {
			return true
		}
	}
	return false
}

// Timed reports whether it holds the time.
func (t Text) Timed() bool {
	for _, h := range t.holes {
		if h.kind == now {
			return true
		}
	}
	return false
}

// Raw lists the columns that are filled in as they stand.
func (t Text) Raw() (columns []int) {
	for _, h := range t.holes {
		if h.kind == column && h.form == plain {
			columns = append(columns, h.column)
		}
	}
	return columns
}

// Append adds the text with its values to dst. It allocates nothing if dst has room.
func (t Text) Append(dst []byte, v *Values) []byte {
	for i, literal := range t.literals {
		dst = append(dst, literal...)
		if i < len(t.holes) {
			dst = t.holes[i].append(dst, v)
		}
	}
	return dst
}

// Shown is the text with {} in place of each hole.
func (t Text) Shown() string { return strings.Join(t.literals, "{}") }

// Literals is the number of bytes between the holes.
func (t Text) Literals() (n int) {
	for _, s := range t.literals {
		n += len(s)
	}
	return n
}

// Through passes the text through f, with a word in place of each hole, and cuts the
// result at these words again. whole is false if f has not left each of them there once.
func (t Text) Through(f func(string) (string, error)) (_ Text, whole bool, err error) {
	mark := "hole"
	for strings.Contains(t.Shown(), mark) {
		mark += "e"
	}
	s, err := f(strings.Join(t.literals, mark))
	if err != nil {
		return Text{}, false, err
	}
	cut := Text{strings.Split(s, mark), t.holes}
	return cut, len(cut.literals) == len(t.holes)+1, nil
}

// Concat is some texts one after another.
func Concat(texts ...Text) Text {
	joined := Literal("")
	for _, t := range texts {
		if len(t.literals) == 0 {
			continue
		}
		joined.literals[len(joined.literals)-1] += t.literals[0]
		joined.literals = append(joined.literals, t.literals[1:]...)
		joined.holes = append(joined.holes, t.holes...)
	}
	return joined
}
