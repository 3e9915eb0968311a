package warning

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestSentences(t *testing.T) {
	all := []Warning{
		{Code: "one-connection", Cause: "one connection measures a wake-up", Remedy: "Use 20 connections"},
		{Code: "stopped", Cause: "the load was stopped"},
	}
	want := []string{"one connection measures a wake-up. Use 20 connections", "the load was stopped"}
	if got := Sentences(all); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if text, err := json.Marshal(Sentences(nil)); err != nil || string(text) != "[]" {
		t.Errorf("no warning is written as %s (%v), want []", text, err)
	}
}

func TestSame(t *testing.T) {
	a := Warning{Code: "spread", Subject: "prefork", Cause: "the repeats differ by 30 %"}
	for _, c := range []struct {
		b    Warning
		want bool
	}{
		{Warning{Code: "spread", Subject: "prefork", Cause: "the repeats differ by 40 %"}, true},
		{a.About("goroutines"), false},
		{Warning{Code: "drift", Subject: "prefork", Cause: a.Cause}, false},
		{Warning{Subject: "prefork", Cause: a.Cause}, false},
	} {
		if got := Same(a, c.b); got != c.want {
			t.Errorf("Same(%v, %v) is %v", a, c.b, got)
		}
	}
}

// Warnings without a code are compared by their cause.
func TestSameWithoutACode(t *testing.T) {
	if a, b := (Warning{Cause: "x"}), (Warning{Cause: "y"}); Same(a, b) || !Same(a, a) {
		t.Error("two causes without a code are the same, or one is not")
	}
}

// A document holds sentences and values, and comes back.
func TestJSON(t *testing.T) {
	want := []Warning{{Code: "drift", Subject: "prefork", Cause: "x", Remedy: "Y", Severity: Note}}
	text, err := json.Marshal(InJSON(want))
	if err != nil {
		t.Fatal(err)
	}
	if want := `{"warnings":["x. Y"],"warningDetails":[{"code":"drift","subject":"prefork","cause":"x","remedy":"Y","severity":"note"}]}`; string(text) != want {
		t.Errorf("got %s, want %s", text, want)
	}
	var read JSON
	if err := json.Unmarshal(text, &read); err != nil || len(read.Warnings()) != 1 || !Same(read.Warnings()[0], want[0]) {
		t.Errorf("it is read as %v (%v)", read, err)
	}
	if got := (JSON{Sentences: []string{"old"}}).Warnings(); len(got) != 1 || got[0].Cause != "old" {
		t.Errorf("sentences alone give %v", got)
	}
}

// A file of the first version has sentences alone: they come back as they were.
func TestFromSentences(t *testing.T) {
	old := []string{"the load generator was at its limit (99 % of 1 core): give it more cores"}
	if got := Sentences(FromSentences(old)); !slices.Equal(got, old) {
		t.Errorf("got %q, want %q", got, old)
	}
}

func TestHas(t *testing.T) {
	all := []Warning{{Code: "drift"}}
	if !Has(all, "drift") || Has(all, "spread") || Has(nil, "drift") {
		t.Error("Has does not report which codes there are")
	}
}
