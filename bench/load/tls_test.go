package load

import (
	"crypto/tls"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"perihelion/bench/internal/wine"
)

// The name that was asked for reaches the server, and the certificate has to be
// for it, not for that of the URL.
func TestServerName(t *testing.T) {
	a := newAuthority(t)
	var mu sync.Mutex
	asked := map[string]int{}
	settings := &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "inner.test")}}
	settings.GetConfigForClient = func(h *tls.ClientHelloInfo) (*tls.Config, error) {
		mu.Lock()
		defer mu.Unlock()
		asked[h.ServerName]++
		return nil, nil
	}
	s := serveTLS(t, settings, false, hello)
	for name, want := range map[string]Class{"inner.test": Status2xx, "other.test": TLS, "": TLS} {
		clear(asked)
		m := mustRun(t, Options{URL: s.URL, Requests: 6, Connections: 2, Request: Request{TLS: Security{Authorities: a.file, ServerName: name}}})
		if m.Classes[want] != 6 || asked[name] != 6 || len(asked) != 1 {
			t.Errorf("name %q: got %v (%v), the server was asked for %v; want 6 %s", name, m.Classes, m.Errors, asked, want)
		}
		if want == TLS && !strings.Contains(m.Errors[TLS], "x509") {
			t.Errorf("name %q: got error %q, want one of the certificate", name, m.Errors[TLS])
		}
		if want == Status2xx && (m.Secured == nil || m.Secured.ServerName != name) {
			t.Errorf("name %q: got %+v", name, m.Secured)
		}
	}
}

// The certificates of the file are trusted, all of them, and no others.
func TestAuthorities(t *testing.T) {
	a, other := newAuthority(t), newAuthority(t)
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "127.0.0.1")}}, false, hello)
	both := wine.TempDir(t) + "/both.pem"
	var bundle []byte
	for _, file := range []string{other.file, a.file} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		bundle = append(bundle, b...)
	}
	if err := os.WriteFile(both, bundle, 0o600); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]Class{a.file: Status2xx, both: Status2xx, other.file: TLS, "": TLS} {
		m := mustRun(t, Options{URL: s.URL, Requests: 5, KeepAlive: true, Request: Request{TLS: Security{Authorities: file}}})
		if m.Classes[want] != 5 {
			t.Errorf("trusting %q: got %v (%v), want 5 %s", file, m.Classes, m.Errors, want)
		}
	}
}

func TestExpiredCertificate(t *testing.T) {
	a := newAuthority(t)
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{a.issue(t, true, "127.0.0.1")}}, false, hello)
	m := mustRun(t, Options{URL: s.URL, Requests: 3, Request: Request{TLS: Security{Authorities: a.file}}})
	if m.Classes[TLS] != 3 || !strings.Contains(m.Errors[TLS], "expired") {
		t.Errorf("got %v (%v), want 3 tls that say so", m.Classes, m.Errors)
	}
	if m = mustRun(t, Options{URL: s.URL, Requests: 3, Request: Request{TLS: Security{Insecure: true}}}); m.OK != 3 {
		t.Errorf("insecure: got %v (%v), want 3 2xx", m.Classes, m.Errors)
	}
}

// Requests go to the other address; the name, its certificate and the Host
// header are those of the URL.
func TestConnect(t *testing.T) {
	a := newAuthority(t)
	var hosts sync.Map
	note := func(w http.ResponseWriter, r *http.Request) { hosts.Store(r.Host, true); hello(w, r) }
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{a.issue(t, false, "example.test")}}, true, note)
	for host, o := range map[string]Options{
		"example.test":      {URL: "https://example.test/", Request: Request{TLS: Security{Authorities: a.file}}},
		"example.test:4433": {URL: "https://example.test:4433/a?b", Request: Request{TLS: Security{Authorities: a.file}, HTTP2: true}},
		"other.test":        {URL: "https://example.test/", Request: Request{TLS: Security{Authorities: a.file}, Header: []string{"Host: other.test"}}},
	} {
		hosts.Clear()
		o.Connect, o.Requests, o.Connections, o.KeepAlive = s.Listener.Addr().String(), 10, 2, true
		m := mustRun(t, o)
		if _, there := hosts.Load(host); m.OK != 10 || !there {
			t.Errorf("%s: got %v (%v), and the server did not see that host: %v", host, m.Classes, m.Errors, !there)
		}
		if m.Secured == nil || m.Secured.ServerName != "example.test" {
			t.Errorf("%s: got %+v, want the name of the URL", host, m.Secured)
		}
	}
	if m := mustRun(t, Options{URL: "https://wrong.test/", Request: Request{Connect: s.Listener.Addr().String(), TLS: Security{Authorities: a.file}}, Requests: 2}); m.Classes[TLS] != 2 {
		t.Errorf("a name that the certificate does not hold: got %v (%v), want 2 tls", m.Classes, m.Errors)
	}
}

// A server that wants a certificate gets it; with TLS 1.3 it asks for one only when the
// handshake is over.
func TestClientCertificate(t *testing.T) {
	a := newAuthority(t)
	certificate, key := writeCertificate(t, a.issue(t, false))
	stranger, strangerKey := writeCertificate(t, newAuthority(t).issue(t, false))
	for _, version := range []uint16{tls.VersionTLS12, tls.VersionTLS13} {
		for _, http2 := range []bool{false, true} {
			s := serveTLS(t, &tls.Config{
				Certificates: []tls.Certificate{a.issue(t, false, "127.0.0.1")}, ClientCAs: a.pool(), ClientAuth: tls.RequireAndVerifyClientCert, MaxVersion: version,
			}, http2, hello)
			for name, tt := range map[string]struct {
				certificate, key string
				want             Class
			}{"one": {certificate, key, Status2xx}, "none": {"", "", TLS}, "a stranger's": {stranger, strangerKey, TLS}} {
				m := mustRun(t, Options{URL: s.URL, Requests: 20, Connections: 2, Request: Request{HTTP2: http2, TLS: Security{Authorities: a.file, Certificate: tt.certificate, Key: tt.key}}})
				if m.Classes[tt.want] != 20 || tt.want == TLS && !strings.Contains(m.Errors[TLS], "remote error: tls: ") {
					t.Errorf("%s, HTTP/2 %v, with %s: got %v (%v), want 20 %s", tls.VersionName(version), http2, name, m.Classes, m.Errors, tt.want)
				}
			}
		}
	}
}
