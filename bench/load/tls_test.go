package load

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/internal/wine"
)

// The name that was asked for reaches the server, and the certificate has to be
// for it, whatever the URL says.
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
		m := mustRun(t, Options{URL: s.URL, Requests: 6, Connections: 2, TLS: Security{Authorities: a.file, ServerName: name}})
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

// What is trusted is what the file holds, all of it, and nothing else.
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
		m := mustRun(t, Options{URL: s.URL, Requests: 5, KeepAlive: true, TLS: Security{Authorities: file}})
		if m.Classes[want] != 5 {
			t.Errorf("trusting %q: got %v (%v), want 5 %s", file, m.Classes, m.Errors, want)
		}
	}
}

func TestExpiredCertificate(t *testing.T) {
	a := newAuthority(t)
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{a.issue(t, true, "127.0.0.1")}}, false, hello)
	m := mustRun(t, Options{URL: s.URL, Requests: 3, TLS: Security{Authorities: a.file}})
	if m.Classes[TLS] != 3 || !strings.Contains(m.Errors[TLS], "expired") {
		t.Errorf("got %v (%v), want 3 tls that say so", m.Classes, m.Errors)
	}
	if m = mustRun(t, Options{URL: s.URL, Requests: 3, TLS: Security{Insecure: true}}); m.OK != 3 {
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
		"example.test":      {URL: "https://example.test/", TLS: Security{Authorities: a.file}},
		"example.test:4433": {URL: "https://example.test:4433/a?b", TLS: Security{Authorities: a.file}, HTTP2: true},
		"other.test":        {URL: "https://example.test/", TLS: Security{Authorities: a.file}, Header: []string{"Host: other.test"}},
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
	if m := mustRun(t, Options{URL: "https://wrong.test/", Connect: s.Listener.Addr().String(), Requests: 2, TLS: Security{Authorities: a.file}}); m.Classes[TLS] != 2 {
		t.Errorf("a name that the certificate does not hold: got %v (%v), want 2 tls", m.Classes, m.Errors)
	}
}

// A server that wants a certificate gets it; with TLS 1.3 it tells that it wants
// one only when the handshake is over.
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
				m := mustRun(t, Options{URL: s.URL, Requests: 20, Connections: 2, HTTP2: http2, TLS: Security{Authorities: a.file, Certificate: tt.certificate, Key: tt.key}})
				if m.Classes[tt.want] != 20 || tt.want == TLS && !strings.Contains(m.Errors[TLS], "remote error: tls: ") {
					t.Errorf("%s, HTTP/2 %v, with %s: got %v (%v), want 20 %s", tls.VersionName(version), http2, name, m.Classes, m.Errors, tt.want)
				}
			}
		}
	}
}

// ab on the same server prints the same about TLS, and the same figures where these
// do not depend on time: of what TLS carries, not of what passed on the wire.
func TestABAgreesWithABOverTLS(t *testing.T) {
	issued := newAuthority(t).issue(t, false, "localhost")
	for name, tt := range map[string]struct {
		version uint16
		key     tls.CurveID
		keep    bool
		body    string
	}{
		"1.3":                {tls.VersionTLS13, tls.X25519, true, ""},
		"1.2":                {tls.VersionTLS12, tls.X25519, true, ""},
		"1.3, P-256":         {tls.VersionTLS13, tls.CurveP256, false, ""},
		"1.2, P-384":         {tls.VersionTLS12, tls.CurveP384, true, ""},
		"1.3, P-521, a body": {tls.VersionTLS13, tls.CurveP521, true, "a=b"},
	} {
		settings := &tls.Config{Certificates: []tls.Certificate{issued}, MaxVersion: tt.version, CurvePreferences: []tls.CurveID{tt.key}}
		kept := "HTTP/1.0 200 OK\r\nServer: example/1.0\r\nConnection: Keep-Alive\r\nContent-Length: 5\r\n\r\nhello"
		url := "https" + strings.TrimPrefix(play(t, func(wire *net.TCPConn, _ int) {
			c := tls.Server(wire, settings)
			for request(c) != "" {
				io.CopyN(io.Discard, c, int64(len(tt.body)))
				if io.WriteString(c, kept); !tt.keep {
					c.Close() // with the goodbye of TLS: ab takes no answer without
					return
				}
			}
		}), "http")
		for _, host := range []string{"127.0.0.1", "localhost"} {
			url := strings.Replace(url, "127.0.0.1", host, 1)
			o := Options{URL: url, Requests: 20, Connections: 2, KeepAlive: tt.keep, Body: []byte(tt.body), TLS: Security{Insecure: true}}
			args := []string{"-q", "-n", "20", "-c", "2", url}
			if tt.keep {
				args = slices.Insert(args, 0, "-k")
			}
			if tt.body != "" {
				o.Method = "POST"
				file := filepath.Join(wine.TempDir(t), "body")
				if err := os.WriteFile(file, o.Body, 0o600); err != nil {
					t.Fatal(err)
				}
				args = slices.Insert(args, 0, "-p", file, "-T", "text/plain")
			}
			m := mustRun(t, o)
			if m.Secured == nil || m.Secured.KeyBits != 256 || m.Secured.CipherBits < 128 || m.Secured.KeyExchange == "" {
				t.Fatalf("%s: got %+v", name, m.Secured)
			}
			if want := int64(20 * len(kept)); m.Secured.BytesIn != want || m.BytesIn < want+20*16 || m.Secured.BytesOut >= m.BytesOut {
				t.Errorf("%s: got %+v and %d, %d bytes on the wire; want %d in TLS and more on the wire", name, m.Secured, m.BytesIn, m.BytesOut, want)
			}
			var ours bytes.Buffer
			if err := m.WriteAB(&ours, o); err != nil {
				t.Fatal(err)
			}
			program, err := exec.LookPath("ab")
			if err != nil {
				t.Skip("ab (Debian: apache2-utils) is not installed")
			}
			theirs, err := exec.Command(program, args...).Output()
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tasteless(string(theirs)), tasteless(ours.String())); diff != "" {
				t.Errorf("%s, %s: −ab +ours:\n%s", name, host, diff)
			}
		}
	}
}

// tasteless is ab's report without times and without what each program has its own
// taste in: the cipher of TLS 1.3, and the headers that it sends.
func tasteless(report string) string {
	report = regexp.MustCompile(`(TLSv1.3),TLS_\w+,(\d+),\d+`).ReplaceAllString(timeless(report), "$1,a cipher,$2")
	return regexp.MustCompile(`(Total body sent: +)\d+`).ReplaceAllString(report, "$1#")
}

// Go's own key exchange of two keys in one has no bits in ab's report.
func TestHybridKey(t *testing.T) {
	s := serveTLS(t, &tls.Config{CurvePreferences: []tls.CurveID{tls.X25519MLKEM768}}, false, hello)
	o := Options{URL: s.URL, Requests: 1, TLS: Security{Insecure: true}}
	var ours bytes.Buffer
	if err := mustRun(t, o).WriteAB(&ours, o); err != nil || !strings.Contains(ours.String(), "\nServer Temp Key:        X25519MLKEM768\n") {
		t.Errorf("got %v and\n%s", err, ours.String())
	}
}
