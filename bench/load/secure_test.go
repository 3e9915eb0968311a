package load

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// certify makes a certificate for a name that is its own authority, and writes
// it and its key into one PEM file.
func certify(t testing.TB, name string, until time.Time) (file string, c tls.Certificate) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	template := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: name}, DNSNames: []string{name},
		NotBefore: time.Now().Add(-48 * time.Hour), NotAfter: until, IsCA: true, BasicConstraintsValid: true,
		KeyUsage:    x509.KeyUsageDigitalSignature | x509.KeyUsageCertSign,
		ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	both := append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der}), pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})...)
	file = filepath.Join(t.TempDir(), name+".pem")
	if err := os.WriteFile(file, both, 0o600); err != nil {
		t.Fatal(err)
	}
	c, err = tls.X509KeyPair(both, both)
	if err != nil {
		t.Fatal(err)
	}
	return file, c
}

// secureServer answers "NAME HOST" and returns its address.
func secureServer(t testing.TB, settings *tls.Config) (address string) {
	s := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		io.WriteString(w, r.TLS.ServerName+" "+r.Host)
	}))
	s.Config.ErrorLog = discardLog
	s.TLS = settings
	s.StartTLS()
	t.Cleanup(s.Close)
	return s.Listener.Addr().String()
}

// Names, authorities and client certificates do what they say.
func TestSecurity(t *testing.T) {
	tomorrow := time.Now().Add(24 * time.Hour)
	file, own := certify(t, "example.test", tomorrow)
	clientFile, client := certify(t, "client.test", tomorrow)
	_, expired := certify(t, "example.test", time.Now().Add(-time.Hour))
	clients := x509.NewCertPool()
	leaf, err := x509.ParseCertificate(client.Certificate[0])
	if err != nil {
		t.Fatal(err)
	}
	clients.AddCert(leaf)
	plain := secureServer(t, &tls.Config{Certificates: []tls.Certificate{own}})
	mutual := secureServer(t, &tls.Config{Certificates: []tls.Certificate{own}, ClientAuth: tls.RequireAndVerifyClientCert, ClientCAs: clients})
	old := secureServer(t, &tls.Config{Certificates: []tls.Certificate{expired}})

	for name, tt := range map[string]struct {
		o     Options
		class Class
		says  string // the answer, or a part of the failure
	}{
		"connect in place of the name": {Options{URL: "https://example.test/", Connect: plain, TLS: Security{Authorities: file}}, Status2xx, "example.test example.test"},
		"another name than the host":   {Options{URL: "https://" + plain + "/", TLS: Security{Authorities: file, ServerName: "example.test"}}, Status2xx, "example.test " + plain},
		"a name that is not certified": {Options{URL: "https://other.test/", Connect: plain, TLS: Security{Authorities: file}}, TLS, "other.test"},
		"no such authority":            {Options{URL: "https://example.test/", Connect: plain, TLS: Security{Authorities: clientFile}}, TLS, "authority"},
		"expired":                      {Options{URL: "https://example.test/", Connect: old, TLS: Security{Authorities: file}}, TLS, "certificate"},
		"with a client certificate":    {Options{URL: "https://example.test/", Connect: mutual, TLS: Security{Authorities: file, Certificate: clientFile}}, Status2xx, "example.test example.test"},
		"without a client certificate": {Options{URL: "https://example.test/", Connect: mutual, TLS: Security{Authorities: file}}, TLS, "certificate"},
		"with another's certificate":   {Options{URL: "https://example.test/", Connect: mutual, TLS: Security{Authorities: file, Certificate: file}}, TLS, "certificate"},
	} {
		t.Run(name, func(t *testing.T) {
			tt.o.Requests, tt.o.KeepAlive = 3, true
			if tt.class == Status2xx {
				tt.o.Check.Contains, tt.o.Check.Share = []string{tt.says}, 1
			}
			m := mustRun(t, tt.o)
			if m.Classes[tt.class] != 3 {
				t.Fatalf("got %v (%v), want 3 %s", m.Classes, m.Errors, tt.class)
			}
			if tt.class != Status2xx {
				if !strings.Contains(m.Errors[tt.class], tt.says) {
					t.Errorf("got %q, want it to speak of %q", m.Errors[tt.class], tt.says)
				}
				return
			}
			if s := m.Secured; s == nil || s.Version != "TLSv1.3" || s.ServerName != "example.test" || s.KeyBits != 256 || s.CipherBits == 0 {
				t.Errorf("got %+v of the handshake", s)
			}
			var b strings.Builder
			if err := m.WriteAB(&b, tt.o); err != nil || !strings.Contains(b.String(), "SSL/TLS Protocol:       TLSv1.3,TLS_") || !strings.Contains(b.String(), "TLS Server Name:        example.test\n") {
				t.Errorf("ab's report lacks the lines of TLS: %v\n%s", err, b.String())
			}
		})
	}
}

// A server that fails in the handshake fails as TLS, and one that says nothing
// has its time.
func TestHandshakes(t *testing.T) {
	for name, tt := range map[string]struct {
		class Class
		serve script
	}{
		"closes":   {TLS, func(c *net.TCPConn, _ int) { c.Read(make([]byte, 1000)) }},
		"resets":   {TLS, func(c *net.TCPConn, _ int) { c.Read(make([]byte, 1000)); abort(c) }},
		"nonsense": {TLS, func(c *net.TCPConn, _ int) { io.WriteString(c, "SSH-2.0-x\r\n"); io.Copy(io.Discard, c) }},
		"silence":  {ConnectTime, func(c *net.TCPConn, _ int) { io.Copy(io.Discard, c) }},
	} {
		t.Run(name, func(t *testing.T) {
			url := strings.Replace(play(t, tt.serve), "http", "https", 1)
			m := mustRun(t, Options{URL: url, Requests: 3, KeepAlive: true, Timeout: 200 * time.Millisecond, TLS: Security{Insecure: true}})
			if m.Classes[tt.class] != 3 {
				t.Errorf("got %v (%v), want 3 %s", m.Classes, m.Errors, tt.class)
			}
		})
	}
}
