package report

import (
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"perihelion/bench/load"
)

func TestAnExchangeIsShown(t *testing.T) {
	x := load.Exchange{
		Request: "POST /items", Protocol: "HTTP/2.0", Status: 201, Reason: "Created", Header: http.Header{"Content-Type": {"text/plain"}, "A": {"1", "2"}},
		Body: []byte("hello"), Decoded: []byte("hello"), Length: 5, Found: 0.1, Connected: 0.3, Secured: 2.3, FirstByte: 7.3, Done: 7.4,
		TLS: &load.Secured{Version: "TLSv1.3", Cipher: "TLS_AES_128_GCM_SHA256", KeyExchange: "X25519"}, Issuer: "CN=us", Names: []string{"a.test", "127.0.0.1"},
		Expiry: time.Date(2027, 1, 2, 0, 0, 0, 0, time.UTC),
	}
	var out strings.Builder
	if err := Exchange(&out, x); err != nil {
		t.Fatal(err)
	}
	want := `Request        POST /items
Answer         201 Created, HTTP/2.0
Expected       yes
Times          connected after 200 µs, TLS 2.00 ms, first byte 5.00 ms, body 100 µs, together 7.40 ms
TLS            TLSv1.3, TLS_AES_128_GCM_SHA256, X25519
Certificate    for a.test and 127.0.0.1, by CN=us, until 2027-01-02

A: 1
A: 2
Content-Type: text/plain

hello
`
	if out.String() != want {
		t.Errorf("got\n%s\nwant\n%s", out.String(), want)
	}
	for want, change := range map[string]func(*load.Exchange){
		"(no body)":                               func(x *load.Exchange) { x.Length, x.Body, x.Decoded = 0, nil, nil },
		"(5 bytes that are no text)":              func(x *load.Exchange) { x.Decoded = []byte("\xff\xfe") },
		"hello\n(the first 5 bytes of 900 bytes)": func(x *load.Exchange) { x.Length = 900 },
		"Expected       no: wrong":                func(x *load.Exchange) { x.Wrong = errors.New("wrong") },
	} {
		y := x
		change(&y)
		out.Reset()
		if err := Exchange(&out, y); err != nil || !strings.Contains(out.String(), want) {
			t.Errorf("%v, no %q in\n%s", err, want, out.String())
		}
	}
}
