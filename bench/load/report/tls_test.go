package report

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"math/big"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"perihelion/bench/internal/wine"
	"perihelion/bench/load"
	"perihelion/bench/load/internal/badserver"
)

// ab on the same server prints the same fields of TLS, and the same figures where these
// do not depend on time: of the bytes that TLS carries, not of the bytes on the wire.
func TestABAgreesWithABOverTLS(t *testing.T) {
	certificate := newCertificate(t)
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
		settings := &tls.Config{Certificates: []tls.Certificate{certificate}, MaxVersion: tt.version, CurvePreferences: []tls.CurveID{tt.key}}
		kept := "HTTP/1.0 200 OK\r\nServer: example/1.0\r\nConnection: Keep-Alive\r\nContent-Length: 5\r\n\r\nhello"
		address, stop, err := badserver.Listen(badserver.Server{Serve: func(plain net.Conn, n int) {
			c := tls.Server(plain, settings)
			answering(kept, tt.keep)(c, n)
			c.Close() // with the close_notify of TLS: ab accepts no answer without
		}})
		if err != nil {
			t.Fatal(err)
		}
		defer stop()
		url := "https://" + address + "/"
		for _, host := range []string{"127.0.0.1", "localhost"} {
			url := strings.Replace(url, "127.0.0.1", host, 1)
			o := load.Options{URL: url, Requests: 20, Connections: 2, KeepAlive: tt.keep, Request: load.Request{Body: []byte(tt.body), TLS: load.Security{Insecure: true}}}
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
			m, err := load.Run(t.Context(), o, nil)
			if err != nil {
				t.Fatal(err)
			}
			if m.Secured == nil || m.Secured.KeyBits != 256 || m.Secured.CipherBits < 128 || m.Secured.KeyExchange == "" {
				t.Fatalf("%s: got %+v", name, m.Secured)
			}
			if want := int64(20 * len(kept)); m.Secured.BytesIn != want || m.BytesIn < want+20*16 || m.Secured.BytesOut >= m.BytesOut {
				t.Errorf("%s: got %+v and %d, %d bytes on the wire; want %d in TLS and more on the wire", name, m.Secured, m.BytesIn, m.BytesOut, want)
			}
			var ours bytes.Buffer
			if err := AB(&ours, m, o); err != nil {
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

// tasteless is ab's report without times and without the parts in which the programs
// differ: the cipher of TLS 1.3, and the headers that they send.
func tasteless(report string) string {
	report = regexp.MustCompile(`(TLSv1.3),TLS_\w+,(\d+),\d+`).ReplaceAllString(timeless(report), "$1,a cipher,$2")
	return regexp.MustCompile(`(Total body sent: +)\d+`).ReplaceAllString(report, "$1#")
}

// Go's own key exchange of two keys in one has no bits in ab's report.
func TestHybridKey(t *testing.T) {
	m := load.Measurement{Secured: &load.Secured{KeyExchange: "X25519MLKEM768"}}
	var ours bytes.Buffer
	if err := AB(&ours, m, load.Options{URL: "https://127.0.0.1/"}); err != nil || !strings.Contains(ours.String(), "\nServer Temp Key:        X25519MLKEM768\n") {
		t.Errorf("got %v and\n%s", err, ours.String())
	}
}

// newCertificate returns a certificate of its own authority, with a key of 256 bits.
func newCertificate(t *testing.T) tls.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	c := &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{"localhost"}, NotAfter: time.Now().Add(time.Hour)}
	der, err := x509.CreateCertificate(rand.Reader, c, c, &key.PublicKey, key)
	if err != nil {
		t.Fatal(err)
	}
	return tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}
}
