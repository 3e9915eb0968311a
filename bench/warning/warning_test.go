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
	} {
		if got := Same(a, c.b); got != c.want {
			t.Errorf("Same(%v, %v) is %v", a, c.b, got)
		}
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
