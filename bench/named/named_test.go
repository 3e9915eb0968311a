package named

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestNamesAreWrittenWhereTheyStand(t *testing.T) {
	marked := fmt.Sprintf("%s closed the connection, %s kept it: the requests of %s waited", Mark("the"), Mark("requests"), Mark("the"))
	plain, names := Cut(marked)
	if want := "the closed the connection, requests kept it: the requests of the waited"; plain != want {
		t.Fatalf("Cut gives %q, want %q", plain, want)
	}
	if want := []Name{{0, "the"}, {27, "requests"}, {61, "the"}}; !slices.Equal(names, want) {
		t.Errorf("names %v, want %v", names, want)
	}
	if got, want := Sentence(plain, names, strings.ToUpper), "THE closed the connection, REQUESTS kept it: the requests of THE waited."; got != want {
		t.Errorf("Sentence gives %q, want %q", got, want)
	}
}

func TestSentence(t *testing.T) {
	same := func(label string) string { return label }
	for _, c := range []struct {
		plain string
		names []Name
		want  string
	}{
		{"", nil, ""},
		{"the machine slowed down", nil, "The machine slowed down."},
		{"äther is faster. It ends", nil, "Äther is faster. It ends."},
		{"requests is faster.", []Name{{0, "requests"}}, "requests is faster."},
		{"of a", []Name{{3, "a"}}, "Of a."},
		{"edited", []Name{{3, "other"}, {-1, "e"}, {99, "e"}}, "Edited."},
	} {
		if got := Sentence(c.plain, c.names, same); got != c.want {
			t.Errorf("Sentence(%q, %v) = %q, want %q", c.plain, c.names, got, c.want)
		}
	}
}

// A label cannot bring marks of its own.
func TestMarksInALabel(t *testing.T) {
	plain, names := Cut("a " + Mark("x"+end+"y"+begin) + " b")
	if plain != "a xy b" || len(names) != 1 || names[0] != (Name{2, "xy"}) {
		t.Errorf("got %q, %v", plain, names)
	}
}
