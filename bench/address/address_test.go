package address

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"testing"

	"perihelion/assets/field"
)

// forbidden fails the test if a name server is asked.
func forbidden(t *testing.T) Lookup {
	return func(_ context.Context, _, host string) ([]netip.Addr, error) {
		t.Errorf("a name server was asked for %s", host)
		return nil, errors.New("asked")
	}
}

func TestNamesOfThisMachine(t *testing.T) {
	for _, host := range []string{"localhost", "LOCALHOST", "localhost.", "api.localhost", "a.b.Localhost.", "127.0.0.1", "127.8.9.10", "::1", "::ffff:127.0.0.1", "::1%lo"} {
		if !Local(t.Context(), host, forbidden(t)) || host != "::1%lo" && !Loopback(host) {
			t.Errorf("%s is not this machine", host)
		}
		if err := Check("url", host); err != nil {
			t.Errorf("Check(%s): %v", host, err)
		}
	}
	answers := map[string][]string{"mine": {"127.0.0.1", "::1"}, "half": {"127.0.0.1", "10.0.0.1"}, "mapped": {"::ffff:127.0.0.1"}, "localhost.example": {"10.0.0.1"}, "xlocalhost": {"10.0.0.1"}, "a..localhost": {"10.0.0.1"}}
	ask := func(_ context.Context, _, host string) (found []netip.Addr, err error) {
		for _, a := range answers[host] {
			found = append(found, netip.MustParseAddr(a))
		}
		if found == nil {
			err = errors.New("no such host")
		}
		return found, err
	}
	for host, want := range map[string]bool{"mine": true, "mapped": true, "half": false, "host.invalid": false, "localhost.example": false, "xlocalhost": false, "a..localhost": false, "10.0.0.1": false} {
		if got := Local(t.Context(), host, ask); got != want {
			t.Errorf("Local(%s) = %v", host, got)
		}
	}
	found, err := Find(t.Context(), "api.localhost", forbidden(t))
	if err != nil || len(found) != 2 || found[0].String() != "127.0.0.1" || found[1].String() != "::1" {
		t.Errorf("Find(api.localhost) = %v, %v", found, err)
	}
}

// Notations that only some programs understand are refused, with a valid one.
func TestNotations(t *testing.T) {
	for host, write := range map[string]string{
		"0.0.0.0":                         "write 127.0.0.1",
		"0":                               "write 127.0.0.1",
		"::":                              "write [::1]",
		"::%lo":                           "write [::1]",
		"::ffff:0.0.0.0":                  "write 127.0.0.1",
		"127.1":                           "write 127.0.0.1",
		"127.0.1":                         "write 127.0.0.1",
		"127.0.0.1.":                      "write 127.0.0.1",
		"2130706433":                      "write 127.0.0.1",
		"0x7f000001":                      "write 127.0.0.1",
		"0X7F.1":                          "write 127.0.0.1",
		"0177.0.0.1":                      "write 127.0.0.1",
		"017700000001":                    "write 127.0.0.1",
		"127.0.0.256":                     "is not an address",
		"1.2.3.4.5":                       "is not an address",
		"256.1":                           "is not an address",
		"99999999999999999999999":         "is not an address",
		"my.host.09":                      "is not an address",
		strings.Repeat("1", 300) + ".com": "",
		"4chan.org":                       "",
		"host1":                           "",
		"1e3":                             "",
		"0xyz":                            "",
		"127_0.1_0":                       "",
	} {
		err := Check("connect", host)
		var wrong *field.Error
		switch {
		case write == "" && err != nil:
			t.Errorf("%s: %v", host, err)
		case write != "" && (!errors.As(err, &wrong) || wrong.Field != "connect" || !strings.Contains(err.Error(), write)):
			t.Errorf("%s: got %v, want %q", host, err, write)
		}
	}
}

func TestShown(t *testing.T) {
	for s, want := range map[string]string{
		"http://127.0.0.1:8080/x?y=1":       "http://127.0.0.1:8080/x?y=1",
		"http://alice:PW@127.0.0.1/":        "http://alice:…@127.0.0.1/",
		"http://alice:P:W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"http://alice:P@W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"http://alice:@127.0.0.1/":          "http://alice:…@127.0.0.1/",
		"https://TOKEN@127.0.0.1/":          "https://…@127.0.0.1/",
		"http://127.0.0.1/@here":            "http://127.0.0.1/@here",
		"http://127.0.0.1/?to=a:b@c":        "http://127.0.0.1/?to=a:b@c",
		"http://alice:PW@127.0.0.1/a:b@{n}": "http://alice:…@127.0.0.1/a:b@{n}",
		"alice:PW@127.0.0.1:8080/":          "alice:…@127.0.0.1:8080/",
		"http://alice:P W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"http://alice:P/W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"http://alice:P#W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"http://alice:P%W@127.0.0.1/":       "http://alice:…@127.0.0.1/",
		"PW@":                               "…@",
		"":                                  "",
	} {
		got := Shown(s)
		if want != "" && got != want || strings.Contains(strings.SplitN(got, "@127", 2)[0], "PW") {
			t.Errorf("Shown(%q) = %q, want %q", s, got, want)
		}
		if again := Shown(got); again != got && want != "" {
			t.Errorf("shown again, %q is %q", got, again)
		}
		var wrong *field.Error
		if err := Complete(got); (got != s) != errors.As(err, &wrong) {
			t.Errorf("Complete(%q) = %v", got, err)
		}
		if err := Complete(s); err != nil {
			t.Errorf("Complete(%q) = %v", s, err)
		}
	}
}

func FuzzShown(f *testing.F) {
	f.Add("http://alice:secret@127.0.0.1/")
	f.Add("alice:secret@host")
	f.Fuzz(func(t *testing.T, s string) {
		if got := Shown(s); Shown(got) != got {
			t.Errorf("%q becomes %q, and that %q", s, got, Shown(got))
		}
	})
}
