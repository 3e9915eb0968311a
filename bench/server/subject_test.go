package server

import (
	"os"
	"strconv"
	"testing"
)

func TestSubjectInWords(t *testing.T) {
	for _, tt := range []struct {
		config                       string
		family                       Family
		short, counted, full, phrase string
	}{
		{"one-at-a-time", Go, "one at a time", "", "one at a time", "one at a time"},
		{"goroutines", Go, "goroutines", "", "goroutines", "goroutines"},
		{"prefork", Go, "prefork", "", "prefork", "prefork"},
		{"prefork:4", Go, "prefork", "4 processes", "prefork, 4 processes", "prefork with 4 processes"},
		{"prefork:1", Go, "prefork", "1 process", "prefork, 1 process", "prefork with 1 process"},
		{"threads:16", Go, "threads", "16 threads", "threads, 16 threads", "threads with 16 threads"},
		{"fasthttp", Go, "fasthttp", "", "fasthttp", "fasthttp"},
		{"aiohttp-dev", Aiohttp, "development", "", "aiohttp development", "aiohttp development"},
		{"aiohttp-gunicorn:4", Aiohttp, "gunicorn", "4 workers", "aiohttp gunicorn -w 4", "aiohttp gunicorn -w 4"},
		{"flask-dev", Flask, "development", "", "Flask development", "Flask development"},
		{"flask-gunicorn", Flask, "gunicorn", "", "Flask gunicorn", "Flask gunicorn"},
	} {
		s := Subject{Config: parse(t, tt.config)}
		if s.Label() != tt.config || s.Family() != tt.family || s.Short() != tt.short || s.Full() != tt.full || s.Phrase() != tt.phrase {
			t.Errorf("%s: label %q, family %q, short %q, full %q, phrase %q", tt.config, s.Label(), s.Family(), s.Short(), s.Full(), s.Phrase())
		}
		if got := s.Config.Counted(); got != tt.counted {
			t.Errorf("%s has %q, want %q", tt.config, got, tt.counted)
		}
	}
	for config, want := range map[string]string{"prefork": "prefork,", "flask-gunicorn": "Flask gunicorn -w"} {
		if got := parse(t, config).Prompt(); got != want {
			t.Errorf("before its workers stands %q, want %q", got, want)
		}
	}
}

// A server of the user's own may have any name and stays the user's own.
func TestOwnServerKeepsItsName(t *testing.T) {
	for _, name := range []string{"new", "prefork", "aiohttp", "aiohttp-dev", "flask-gunicorn", "url", "requests", "the"} {
		s := Subject{Own: name}
		if s.Family() != Own || s.Label() != name || s.Short() != name || s.Title() != name || s.Full() != name || s.Phrase() != name {
			t.Errorf("%s: family %q, label %q, short %q, title %q, full %q, phrase %q", name, s.Family(), s.Label(), s.Short(), s.Title(), s.Full(), s.Phrase())
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		if err := (Command{Name: name, Line: strconv.Quote(self)}).Validate(); err != nil {
			t.Errorf("a server of the user's own cannot be called %s: %v", name, err)
		}
	}
}

func TestSubjectAtAURL(t *testing.T) {
	for address, want := range map[string][2]string{ // short, title
		"http://127.0.0.1:8080/planets/mars?lat=1": {"127.0.0.1:8080", "127.0.0.1:8080/planets/mars"},
		"https://[::1]:8443":                       {"[::1]:8443", "[::1]:8443"},
		"http://localhost/":                        {"localhost", "localhost"},
		"http://alice:secret@127.0.0.1/x":          {"127.0.0.1", "127.0.0.1/x"},
		"no URL: alice:secret@127.0.0.1":           {"no URL:…@127.0.0.1", "no URL:…@127.0.0.1"},
	} {
		s := Subject{URL: address}
		if s.Label() != "url" || s.Family() != Own || s.Short() != want[0] || s.Title() != want[1] || s.Full() != want[1] {
			t.Errorf("%s: label %q, family %q, short %q, title %q, full %q", address, s.Label(), s.Family(), s.Short(), s.Title(), s.Full())
		}
	}
}

// Every row of the table has all that a configuration is shown and started with.
func TestRowsAreWhole(t *testing.T) {
	for _, m := range modes() {
		if m.short == "" || m.family == "" || m.description == "" || m.rough.Start == 0 || m.rough.Opened == 0 {
			t.Errorf("%s: its row is incomplete: %+v", m.name, m)
		}
		if (m.serve == nil) == (m.arguments == nil) || (m.modules == nil) != (m.serve != nil) || (m.deployment == "") != (m.serve != nil) {
			t.Errorf("%s is neither a server of this program nor of Python", m.name)
		}
		if (m.workers.usual == nil) != (m.workers.noun == "") {
			t.Errorf("%s: its workers have a number or a noun, but not both", m.name)
		}
	}
}
