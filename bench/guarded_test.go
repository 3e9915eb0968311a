package bench

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"io"
	"math/big"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/load/check"
	"perihelion/bench/server"
)

// guarded makes the test program a service behind a token and a certificate of its
// own, with HTTP/2: each answer costs a number of steps. It returns where it is not asked to.
func guarded() {
	if len(os.Args) != 5 || os.Args[1] != "guarded" {
		return
	}
	steps, err := strconv.Atoi(os.Args[2])
	if err != nil {
		panic(err)
	}
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		switch {
		case r.Header.Get("Authorization") != "Bearer "+os.Getenv("TOKEN"):
			w.WriteHeader(http.StatusUnauthorized)
		case r.Method != "POST" || string(body) != `{"name":"Mars"}` || r.ProtoMajor != 2:
			w.WriteHeader(http.StatusBadRequest)
		default:
			x := uint64(1)
			for range steps {
				x = x*6364136223846793005 + 1442695040888963407
			}
			w.WriteHeader(http.StatusCreated)
			fmt.Fprintf(w, `{"id": %d}`, x>>1)
		}
	})
	panic(http.ListenAndServeTLS("127.0.0.1:"+os.Args[4], os.Args[3], os.Args[3], handler))
}

// selfSigned writes a certificate of 127.0.0.1 with its key into a file.
func selfSigned(t *testing.T) string {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "guarded"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour), IsCA: true, BasicConstraintsValid: true,
	}
	certificate, err := x509.CreateCertificate(rand.Reader, c, c, key.Public(), key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	text := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})...)
	path := filepath.Join(wine.TempDir(t), "guarded.pem")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// builds are two builds of the service, of which the new one has more steps for each answer, and
// the plan that compares them.
func builds(t *testing.T, old, new int) Plan {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	file := selfSigned(t)
	p := Plan{
		Request: load.Request{
			Header: []string{"Authorization: Bearer hunter2"}, Body: []byte(`{"name":"Mars"}`), HTTP2: true, Streams: 2,
			TLS: load.Security{Authorities: file}, Check: check.Options{Status: []string{"201"}, JSON: []string{"id"}},
		},
		Connections: 2, Requests: 100, KeepAlive: true, Repeats: 2,
	}
	for name, steps := range map[string]int{"old": old, "new": new} {
		p.Own = append(p.Own, server.Command{
			Name: name, Line: fmt.Sprintf("%q guarded %d %q {port}", self, steps, file), Path: "/items", HTTPS: true, Environment: []string{"TOKEN=hunter2"},
		})
	}
	return p
}

// Servers of the user's own are asked with everything that a load can ask with.
func TestServersBehindATokenAndACertificate(t *testing.T) {
	needsOwnersOfPorts(t)
	results := run(t, builds(t, 1000, 2000))
	for _, r := range results.Results {
		if !r.Ranked || r.Failed > 0 || len(r.Repeats) != 2 {
			t.Fatalf("%s: %s, %d failed, %v", r.Config, r.Broken, r.Failed, r.Warnings)
		}
		for _, m := range r.Repeats {
			if m.Requests != 100 || m.Statuses[201] != 100 || m.Protocol != "HTTP/2" || m.Secured == nil || m.Checks == nil || m.Checks.Made == 0 {
				t.Errorf("%s: %d requests, statuses %v by %s, TLS %v, checks %+v", r.Config, m.Requests, m.Statuses, m.Protocol, m.Secured, m.Checks)
			}
		}
	}
}

// A server with a certificate that nobody trusts is given up at once, with the remedy.
func TestAnUntrustedCertificateIsNamed(t *testing.T) {
	p := builds(t, 10, 10)
	p.Own, p.Repeats, p.Request.TLS = p.Own[:1], 1, load.Security{}
	if r := run(t, p).Results[0]; !strings.Contains(r.Broken, "its certificate is not trusted") || !strings.Contains(r.Broken, "cacert") {
		t.Errorf("%q, want the certificate and the remedy", r.Broken)
	}
}
