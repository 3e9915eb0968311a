package pattern

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
)

const people = "name,mail\nAnn,a@b\n\"O'Hara, \"\"Jo\"\"\",{n}\n"

func TestTemplates(t *testing.T) {
	table, err := ReadColumns(strings.NewReader("\ufeff" + people))
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2026, 11, 29, 13, 55, 0, 250e6, time.FixedZone("", 3600))
	for _, tt := range []struct {
		text string
		row  int
		want string
	}{
		{`{"name":"{json:name}"}`, 1, `{"name":"O'Hara, \"Jo\""}`},
		{`{col:name} <{col:mail}>`, 0, `Ann <a@b>`},
		{`{col:mail}`, 1, `{n}`}, // what is filled in is not looked at again
		{`{url:name}`, 1, `O%27Hara%2C%20%22Jo%22`},
		{`{now}|{now:http}|{now:date}|{now:unix}|{now:ms}`, 0, `2026-11-29T12:55:00.250Z|Sun, 29 Nov 2026 12:55:00 GMT|2026-11-29|1795956900|1795956900250`},
		{`\{n} {n}`, 0, `{n} 8`},
		{`\{name} \{x:1}`, 0, `{name} {x:1}`},
		{`"C:\\{n}" \\\{n}`, 0, `"C:\\8" \\{n}`},
		{`{"a":{"b":{}}} { n } {A} {n \{ \{"`, 0, `{"a":{"b":{}}} { n } {A} {n \{ \{"`},
		{`{{n}}`, 0, `{8}`},
	} {
		text, err := Syntax{Templates: true, Columns: table.Names}.Cut(tt.text)
		if err != nil {
			t.Errorf("%s: %v", tt.text, err)
			continue
		}
		v := &Values{N: 7, Rand: rand.New(rand.NewPCG(1, 2)), Columns: table, Row: tt.row, Now: at}
		if got := string(text.Append(nil, v)); got != tt.want {
			t.Errorf("%s: got %s, want %s", tt.text, got, tt.want)
		}
	}
	inURL, err := Syntax{Templates: true, Columns: table.Names, Escape: true}.Cut("/{col:name}?at={now:http}")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := string(inURL.Append(nil, &Values{Columns: table, Row: 1, Now: at})), "/O%27Hara%2C%20%22Jo%22?at=Sun%2C%2029%20Nov%202026%2012%3A55%3A00%20GMT"; got != want {
		t.Errorf("in a URL: got %s, want %s", got, want)
	}
}

func TestTemplatesRefuse(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"{name}", `\{name}`},
		{"{name}", "{uuid}"},
		{"{now:noon}", "{now:ms}"},
		{"{now:}", "{now:ms}"},
		{"{col:other}", "its columns are name, mail"},
		{"{n:9-1}", "{n:1-100}"},
		{"{query:x}", "{query:x} is not a pattern"},
	} {
		_, err := Syntax{Templates: true, Field: "body", Columns: []string{"name", "mail"}}.Cut(tt.text)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "body" || !strings.Contains(wrong.Sentence, tt.want) {
			t.Errorf("%s: got %v, want an error of body with %s", tt.text, err, tt.want)
		}
	}
	if _, err := (Syntax{Templates: true}).Cut("{col:name}"); err == nil || !strings.Contains(err.Error(), "--csv") {
		t.Errorf("without a table: got %v, want an error that names --csv", err)
	}
}

// endless is a file without end.
type endless string

func (e endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = e[i%len(e)]
	}
	return len(b), nil
}

func TestTablesAreBounded(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"empty", "", "empty"},
		{"names alone", "a,b\n", "no rows"},
		{"two of a name", "a,a\n1,2\n", "two columns a"},
		{"no name", "a,\n1,2\n", "column 2"},
		{"ragged", "a,b\n1,2\n1\n", "line 3"},
		{"a quote", "a\n\"1\n", "not CSV"},
	} {
		if _, err := ReadColumns(strings.NewReader(tt.text)); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want an error with %q", tt.name, err, tt.want)
		}
	}
	if _, err := ReadColumns(endless("\x00")); err == nil || !strings.Contains(err.Error(), "longer than 1 MiB") {
		t.Errorf("zeros without end: got %v", err)
	}
	if _, err := ReadColumns(endless("1\n")); err == nil || !strings.Contains(err.Error(), "rows") {
		t.Errorf("lines without end: got %v", err)
	}
	if _, err := ReadColumns(endless(strings.Repeat("x", 1023) + "\n")); err == nil || !strings.Contains(err.Error(), "64 MiB") {
		t.Errorf("long lines without end: got %v", err)
	}
}

func TestBreaks(t *testing.T) {
	c, err := ReadColumns(strings.NewReader("a,b\n1,2\n1,\"x\ny\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	if got := c.Breaks(0); got != 0 {
		t.Errorf("column a: got row %d, want none", got)
	}
	if got := c.Breaks(1); got != 2 {
		t.Errorf("column b: got row %d, want 2", got)
	}
}

func TestThrough(t *testing.T) {
	text, err := Syntax{}.Cut("/hole/{n}?a={n:1-2}")
	if err != nil {
		t.Fatal(err)
	}
	upper, whole, err := text.Through(func(s string) (string, error) { return "<" + s + ">", nil })
	if got, want := string(upper.Append(nil, &Values{N: 2})), "</hole/3?a=1>"; got != want || !whole || err != nil {
		t.Errorf("got %s, %v, %v, want %s", got, whole, err, want)
	}
	if _, whole, _ := text.Through(func(s string) (string, error) { return s[:8], nil }); whole {
		t.Error("a text that lost its holes is whole")
	}
}

func FuzzCut(f *testing.F) {
	for _, s := range []string{"", "{n}", `\{n}`, `{"a":{"b":1}}`, "{col:a}{", "{random:1-5}}", "{name}", `\\{uuid}\`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text, err := Syntax{Templates: true, Columns: []string{"a"}}.Cut(s)
		if err != nil {
			var wrong *field.Error
			if !errors.As(err, &wrong) {
				t.Fatalf("Cut(%q): %v is no *field.Error", s, err)
			}
			return
		}
		if got, fixed := text.Fixed(); fixed && got != s && !strings.Contains(s, `\{`) {
			t.Fatalf("Cut(%q) without holes and escapes: got %q", s, got)
		}
		table := &Columns{Names: []string{"a"}, cells: []byte("x"), ends: []uint32{1}}
		text.Append(nil, &Values{Rand: rand.New(rand.NewPCG(1, 2)), Columns: table})
	})
}
