package load

import (
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/load/check"
)

// echo answers with what it was asked, encoded by gzip where that was allowed.
var echo = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	text := fmt.Sprintf("%s %s %s %s", r.Method, r.RequestURI, r.Header.Get("X-Token"), body)
	w.Header().Set("X-Echo", "yes")
	if r.URL.Path == "/missing" {
		w.WriteHeader(http.StatusNotFound)
	}
	if r.Header.Get("Accept-Encoding") == "gzip" {
		w.Header().Set("Content-Encoding", "gzip")
		z := gzip.NewWriter(w)
		io.WriteString(z, text)
		z.Close()
		return
	}
	io.WriteString(w, text)
})

func TestOnceShowsTheWholeExchange(t *testing.T) {
	plain := httptest.NewServer(echo)
	defer plain.Close()
	secure := httptest.NewUnstartedServer(echo)
	secure.EnableHTTP2 = true
	secure.StartTLS()
	defer secure.Close()
	for name, tt := range map[string]struct {
		options  Options
		protocol string
		want     string
		wrong    string
	}{
		"a GET":        {Options{URL: plain.URL + "/x?n={n}"}, "HTTP/1.1", "GET /x?n=1  ", ""},
		"a body":       {Options{URL: plain.URL + "/", Request: Request{Body: Body("hello"), Header: []string{"X-Token: t"}}}, "HTTP/1.1", "POST / t hello", ""},
		"gzip":         {Options{URL: plain.URL + "/", Request: Request{Header: []string{"Accept-Encoding: gzip"}, Check: check.Options{Contains: []string{"GET /"}}}}, "HTTP/1.1", "GET /  ", ""},
		"a status":     {Options{URL: plain.URL + "/missing"}, "HTTP/1.1", "GET /missing  ", "the status 404 is not an expected one"},
		"a wrong body": {Options{URL: plain.URL + "/", Request: Request{Check: check.Options{Contains: []string{"Mars"}}}}, "HTTP/1.1", "GET /  ", `does not contain "Mars"`},
		"TLS":          {Options{URL: secure.URL + "/", Request: Request{TLS: Security{Insecure: true}}}, "HTTP/1.1", "GET /  ", ""},
		"HTTP/2":       {Options{URL: secure.URL + "/n{n}", Request: Request{HTTP2: true, Body: Body("b"), TLS: Security{Insecure: true}}}, "HTTP/2.0", "POST /n1  b", ""},
	} {
		t.Run(name, func(t *testing.T) {
			x, err := Once(t.Context(), tt.options, 1000)
			if err != nil {
				t.Fatal(err)
			}
			if string(x.Decoded) != tt.want || x.Protocol != tt.protocol || x.Header.Get("X-Echo") != "yes" {
				t.Errorf("%s %q, header %v; want %s %q", x.Protocol, x.Decoded, x.Header, tt.protocol, tt.want)
			}
			if got := fmt.Sprint(x.Wrong); tt.wrong == "" && x.Wrong != nil || !strings.Contains(got, tt.wrong) && tt.wrong != "" {
				t.Errorf("wrong: %v, want %q", x.Wrong, tt.wrong)
			}
			tls := strings.HasPrefix(tt.options.URL, "https")
			if (x.TLS != nil) != tls || (x.Secured > 0) != tls || tls && (x.Issuer == "" || x.Expiry.IsZero() || len(x.Names) == 0) {
				t.Errorf("TLS: %+v, issuer %q, names %v", x.TLS, x.Issuer, x.Names)
			}
			if !(x.Found > 0 && x.Found <= x.Connected && x.Connected <= x.FirstByte && x.FirstByte <= x.Done) {
				t.Errorf("instants: %+v", x)
			}
		})
	}
}

func TestOnceBoundsTheBody(t *testing.T) {
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.Write(make([]byte, 5000)) }))
	defer s.Close()
	x, err := Once(t.Context(), Options{URL: s.URL}, 100)
	if err != nil || len(x.Body) != 100 || x.Length != 5000 {
		t.Errorf("%d bytes of %d, %v; want 100 of 5000", len(x.Body), x.Length, err)
	}
}

func TestOnceFailsInTime(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer silent.Close()
	url := "http://" + silent.Addr().String() + "/"
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Once(ctx, Options{URL: url}, 1); !errors.Is(err, context.Canceled) {
		t.Errorf("after a cancel: %v", err)
	}
	if _, err := Once(t.Context(), Options{URL: url, Timeout: 20 * time.Millisecond}, 1); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("after the timeout: %v", err)
	}
	var wrong *field.Error
	if _, err := Once(t.Context(), Options{URL: "nowhere"}, 1); !errors.As(err, &wrong) || wrong.Field != "url" {
		t.Errorf("of no URL: %v", err)
	}
}
