package load

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/load/arrival"
	"perihelion/bench/load/pattern"
)

func TestValidate(t *testing.T) {
	const files = 1024
	good := Options{URL: "http://127.0.0.1:8080/planets/mars?lat=1", Requests: 10}
	tests := []struct {
		name  string
		with  func(*Options)
		field string // "" where it is good
		says  string // the remedy
	}{
		{"good", func(o *Options) {}, "", ""},
		{"https", func(o *Options) { o.URL = "https://example.org" }, "", ""},
		{"IPv6", func(o *Options) { o.URL = "http://[::1]:8080/" }, "", ""},
		{"duration", func(o *Options) { o.Requests, o.Duration = 0, time.Second }, "", ""},
		{"everything", func(o *Options) {
			o.Method, o.Header, o.Body, o.Connections, o.Rate, o.Timeout = "POST", []string{"Accept: */*"}, []byte("x"), 1000, 0.5, time.Hour
		}, "", ""},
		{"no URL", func(o *Options) { o.URL = " " }, "url", "http://127.0.0.1:8080/"},
		{"no scheme", func(o *Options) { o.URL = "127.0.0.1:8080/x" }, "url", "write http://127.0.0.1:8080/x"},
		{"no scheme, name", func(o *Options) { o.URL = "localhost:8080" }, "url", "write http://localhost:8080"},
		{"no scheme, slashes", func(o *Options) { o.URL = "//localhost:8080" }, "url", "write http://localhost:8080"},
		{"no scheme, IPv6", func(o *Options) { o.URL = "[::1]:80" }, "url", "write http://[::1]:80"},
		{"other scheme", func(o *Options) { o.URL = "ftp://example.org" }, "url", "begins with http:// or https://"},
		{"no host", func(o *Options) { o.URL = "http:///x" }, "url", "http://127.0.0.1:8080/"},
		{"bad port", func(o *Options) { o.URL = "http://localhost:70000/" }, "url", "1 to 65535"},
		{"port 0", func(o *Options) { o.URL = "http://localhost:0/" }, "url", "1 to 65535"},
		{"letters for a port", func(o *Options) { o.URL = "http://localhost:http/" }, "url", "write one such as"},
		{"name in another script", func(o *Options) { o.URL = "http://bücher.example/" }, "url", "xn--"},
		{"negative connections", func(o *Options) { o.Connections = -1 }, "connections", "write 1 or more"},
		{"too many connections", func(o *Options) { o.Connections = 1001 }, "connections", "write at most 1000"},
		{"negative requests", func(o *Options) { o.Requests = -1 }, "requests", "write 1 or more"},
		{"no end", func(o *Options) { o.Requests = 0 }, "requests", "such as 1000"},
		{"two ends", func(o *Options) { o.Duration = time.Second }, "duration", "write one of the two"},
		{"negative duration", func(o *Options) { o.Requests, o.Duration = 0, -time.Second }, "duration", "such as 10s"},
		{"negative rate", func(o *Options) { o.Rate = -1 }, "rate", "0 for as fast"},
		{"no rate", func(o *Options) { o.Rate = math.NaN() }, "rate", "0 for as fast"},
		{"endless rate", func(o *Options) { o.Rate = math.Inf(1) }, "rate", "to 1000000"},
		{"tiny rate", func(o *Options) { o.Rate = 1e-9 }, "rate", "write 0.001"},
		{"negative timeout", func(o *Options) { o.Timeout = -1 }, "timeout", "such as 30s"},
		{"long timeout", func(o *Options) { o.Timeout = 2 * time.Hour }, "timeout", "up to 1h"},
		{"two words", func(o *Options) { o.Method = "GET /" }, "method", "one word"},
		{"lower case", func(o *Options) { o.Method = "post" }, "method", "write POST"},
		{"tunnel", func(o *Options) { o.Method = "CONNECT" }, "method", "write GET"},
		{"no colon", func(o *Options) { o.Header = []string{"Accept */*"} }, "header", "a name, a colon"},
		{"no name", func(o *Options) { o.Header = []string{": x"} }, "header", "a name, a colon"},
		{"two lines", func(o *Options) { o.Header = []string{"A: b\r\nC: d"} }, "header", "in one line"},
		{"own length", func(o *Options) { o.Header = []string{"content-length: 3"} }, "header", "leave it out"},
		{"own connection", func(o *Options) { o.Header = []string{"Connection: close"} }, "header", "Connection follows from keep-alive; leave it out"},
		{"negative warm-up", func(o *Options) { o.WarmUp = -1 }, "warmUp", "0 or more"},
		{"two warm-ups", func(o *Options) { o.WarmUp, o.WarmUpTime = 1, 1 }, "warmUp", "one of the two"},
		{"another server", func(o *Options) { o.Paths = paths("http://127.0.0.1:8081/") }, "paths", "same scheme, host and port"},
		{"no path", func(o *Options) { o.Paths = paths("b") }, "paths", "has no scheme"},
		{"a weight too large", func(o *Options) { o.Paths = []Path{{"/b", 1001}} }, "paths", "1 to 1000"},
		{"a weight below 0", func(o *Options) { o.Paths = []Path{{"/b", -1}} }, "paths", "1 to 1000"},
		{"pattern in the host", func(o *Options) { o.URL = "http://h{n}/" }, "url", "path and query"},
		{"pattern of no range", func(o *Options) { o.URL = "http://h/{n:5}" }, "url", "{n:1-100}"},
		{"connect", func(o *Options) { o.Connect = "127.0.0.1:8080" }, "", ""},
		{"connect to a socket", func(o *Options) { o.Connect = "unix:/run/app.sock" }, "", ""},
		{"connect to no port", func(o *Options) { o.Connect = "127.0.0.1" }, "connect", "127.0.0.1:8443"},
		{"connect to no path", func(o *Options) { o.Connect = "unix:" }, "connect", "unix:/run/app.sock"},
		{"stages", func(o *Options) { o.Requests, o.Stages = 0, arrival.Profile{{From: 1, To: 9, Length: time.Second}} }, "", ""},
		{"stages and requests", func(o *Options) { o.Stages = arrival.Profile{{From: 1, To: 9, Length: time.Second}} }, "rate", "leave out the number"},
		{"stages and a rate", func(o *Options) { o.Rate, o.Stages = 5, arrival.Constant(1) }, "rate", "one of the two"},
		{"a ramp without end", func(o *Options) { o.Stages = arrival.Profile{{From: 1, To: 9}} }, "rate", "after a colon"},
		{"Poisson without a rate", func(o *Options) { o.Poisson = true }, "rate", "such as 1000"},
		{"streams of HTTP/1.1", func(o *Options) { o.Streams = 2 }, "http2", "add HTTP/2"},
		{"streams without keep-alive", func(o *Options) { o.HTTP2, o.Streams = true, 2 }, "http2", "add keep-alive"},
		{"too many streams", func(o *Options) { o.HTTP2, o.Streams = true, 5000 }, "http2", "1 to 1000"},
		{"TLS without https", func(o *Options) { o.TLS.Insecure = true }, "tls", "https"},
		{"no such authorities", func(o *Options) { o.URL, o.TLS.Authorities = "https://h/", "testdata/none.pem" }, "tls", "open testdata/none.pem"},
		{"authorities that are none", func(o *Options) { o.URL, o.TLS.Authorities = "https://h/", "validate_test.go" }, "tls", "BEGIN CERTIFICATE"},
		{"no such certificate", func(o *Options) { o.URL, o.TLS.Certificate = "https://h/", "testdata/none.pem" }, "tls", "two PEM files"},
		{"a key alone", func(o *Options) { o.URL, o.TLS.Key = "https://h/", "testdata/none.pem" }, "tls", "certificate, too"},
		{"no pattern", func(o *Options) { o.Check.Matches = []string{"("} }, "check", "RE2"},
		{"the same of what varies", func(o *Options) { o.URL, o.Check.Same = "http://h/{n}", true }, "check", "leave the pattern out"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := good
			tt.with(&o)
			err := o.validate(files)
			if tt.field == "" {
				if err != nil {
					t.Errorf("got %v, want it accepted", err)
				}
				return
			}
			var wrong *field.Error
			if !errors.As(err, &wrong) || wrong.Field != tt.field || !strings.Contains(wrong.Sentence, tt.says) {
				t.Errorf("got %#v, want field %s and a sentence with %q", err, tt.field, tt.says)
			}
		})
	}
	if err := good.validate(8); err == nil || !strings.Contains(err.Error(), "ulimit -n 25") || strings.Contains(err.Error(), "at most 0") {
		t.Errorf("with 8 open files: got %v, want what limit to set", err)
	}
	if err := good.Validate(); err != nil {
		t.Errorf("on this machine: got %v, want it accepted", err)
	}
}

func TestTarget(t *testing.T) {
	for _, tt := range []struct {
		url  string
		want target
	}{
		{"http://example.org", target{destination: destination{host: "example.org", port: 80}, authority: "example.org", name: "example.org", paths: asks("/")}},
		{"https://example.org?a=b", target{destination: destination{host: "example.org", port: 443}, tls: true, authority: "example.org", name: "example.org", paths: asks("/?a=b")}},
		{"HTTP://[::1]:8080/a%2Fb#c", target{destination: destination{host: "::1", port: 8080}, authority: "[::1]:8080", name: "::1", paths: asks("/a%2Fb")}},
		{"http://[fe80::1%25eth0]:80/", target{destination: destination{host: "fe80::1%eth0", port: 80}, authority: "[fe80::1]:80", name: "fe80::1%eth0", paths: asks("/")}},
		{"http://h/a hole?{x}", target{destination: destination{host: "h", port: 80}, authority: "h", name: "h", paths: asks("/a%20hole?{x}")}},
	} {
		got, err := parseTarget(tt.url, pattern.Syntax{})
		if err != nil || !reflect.DeepEqual(got, tt.want) {
			t.Errorf("parseTarget(%q) = %+v, %v; want %+v", tt.url, got, err, tt.want)
		}
	}
}

func asks(path string) []pattern.Text { return []pattern.Text{pattern.Literal(path)} }

// The values written into the path are sent.
func TestRequestsAreFilledIn(t *testing.T) {
	for _, tt := range []struct {
		o    Options
		want []string
	}{
		{Options{URL: "http://h/a{n}?x={n:7-8}&hole"}, []string{"/a1?x=7&hole", "/a2?x=8&hole", "/a3?x=7&hole"}},
		{Options{URL: "http://h/x", Request: Request{Paths: paths("/a", "http://h/{n}", "/c")}}, []string{"/a", "/2", "/c", "/a", "/5"}},
	} {
		to, err := newTarget(tt.o)
		if err != nil {
			t.Fatal(err)
		}
		tt.o.KeepAlive = true
		q, err := newAsking(to, tt.o.WithDefaults())
		if err != nil {
			t.Fatal(err)
		}
		var d draft
		for i, want := range tt.want {
			q.choose(&d, q.number(), nil)
			want = "GET " + want + " HTTP/1.1\r\nHost: h\r\n\r\n"
			if got := q.write(nil, &d); string(got) != want || d.which != i%len(to.paths) {
				t.Errorf("%s: request %d is %q for URL %d, want %q", tt.o.URL, i, got, d.which, want)
			}
		}
	}
	o := Options{URL: "http://h/", Request: Request{Paths: paths("/a", "/b", "/c"), Shuffle: true}}
	to, err := newTarget(o)
	if err != nil {
		t.Fatal(err)
	}
	q, err := newAsking(to, o)
	if err != nil {
		t.Fatal(err)
	}
	d := draft{random: random{rand: rand.New(rand.NewPCG(1, 1))}}
	seen := map[string]int{}
	for range 3000 {
		q.choose(&d, q.number(), nil)
		seen[q.list[d.which].path.Shown()]++
	}
	for _, path := range []string{"/a", "/b", "/c"} {
		if n := seen[path]; n < 850 || n > 1150 {
			t.Errorf("at random, %s was asked %d times of 3000", path, n)
		}
	}
}
