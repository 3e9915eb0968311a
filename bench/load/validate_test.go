package load

import (
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"perihelion/ephem/field"
)

func TestValidate(t *testing.T) {
	const files = 1024
	good := Options{URL: "http://127.0.0.1:8080/planets/mars?lat=1", Requests: 10}
	tests := []struct {
		name  string
		with  func(*Options)
		field string // "" where it is good
		says  string // what to write instead
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
		{"own connection", func(o *Options) { o.Header = []string{"Connection: close"} }, "header", "leave Connection out"},
		{"negative warm-up", func(o *Options) { o.WarmUp = -1 }, "warmUp", "0 or more"},
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
	if err := good.Validate(); err != nil {
		t.Errorf("on this machine: got %v, want it accepted", err)
	}
}

func TestTarget(t *testing.T) {
	for _, tt := range []struct {
		url  string
		want target
	}{
		{"http://example.org", target{authority: "example.org", host: "example.org", port: 80, path: "/"}},
		{"https://example.org?a=b", target{tls: true, authority: "example.org", host: "example.org", port: 443, path: "/?a=b"}},
		{"HTTP://[::1]:8080/a%2Fb#c", target{authority: "[::1]:8080", host: "::1", port: 8080, path: "/a%2Fb"}},
		{"http://[fe80::1%25eth0]:80/", target{authority: "[fe80::1]:80", host: "fe80::1%eth0", port: 80, path: "/"}},
	} {
		got, err := parseTarget(tt.url)
		if err != nil || got != tt.want {
			t.Errorf("parseTarget(%q) = %+v, %v; want %+v", tt.url, got, err, tt.want)
		}
	}
}
