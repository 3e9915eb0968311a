package table

import (
	"strings"
	"testing"
)

// Widths are counted in characters, and cells hold no markup.
func TestGrid(t *testing.T) {
	g := Grid{Heads: []Head{Left("name"), Right("µs")}, Rows: [][]string{{"naïve", "1"}, {"a|b", "−12"}}}
	var text, markdown strings.Builder
	g.Text(&text)
	g.Markdown(&markdown)
	if want := "name    µs\nnaïve    1\na|b    −12\n"; text.String() != want {
		t.Errorf("Text:\n%swant\n%s", &text, want)
	}
	if want := "| name | µs |\n| :--- | ---: |\n| naïve | 1 |\n| a\\|b | −12 |\n"; markdown.String() != want {
		t.Errorf("Markdown:\n%swant\n%s", &markdown, want)
	}
}

func TestDecimal(t *testing.T) {
	for v, want := range map[float64]string{1234567.25: "1234567.25", -2.5e-7: "-0.00000025", 0.1: "0.1", 20: "20"} {
		if got := Decimal(v); got != want {
			t.Errorf("Decimal(%v) = %s, want %s", v, got, want)
		}
	}
}
