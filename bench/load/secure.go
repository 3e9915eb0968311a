package load

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"net"
	"strings"

	"perihelion/assets/field"
	"perihelion/bench/file"
)

// config turns the options into settings of crypto/tls, and reads the files that
// they name. Each connection makes a full handshake: resuming a session would spare
// the server the cost of a new visitor. Errors are *field.Error of the field tls.
func (o Security) config(t target, http2 bool) (*tls.Config, error) {
	if !t.tls {
		return nil, nil
	}
	name, _, _ := strings.Cut(t.name, "%") // the zone of an address is this machine's own
	c := &tls.Config{ServerName: name, InsecureSkipVerify: o.Insecure, NextProtos: []string{"http/1.1"}}
	if http2 {
		c.NextProtos = []string{"h2"}
	}
	if o.ServerName != "" {
		c.ServerName = o.ServerName
	}
	if o.Authorities != "" {
		pem, err := file.Read(o.Authorities, maxPEM)
		if err != nil {
			return nil, field.Errorf("tls", "the file of trusted certificates cannot be read: %v", err)
		}
		c.RootCAs = x509.NewCertPool()
		if !c.RootCAs.AppendCertsFromPEM(pem) {
			return nil, field.Errorf("tls", "%s holds no certificate; write the path of a PEM file that begins with -----BEGIN CERTIFICATE-----", o.Authorities)
		}
	}
	switch {
	case o.Certificate != "":
		key := o.Key
		if key == "" {
			key = o.Certificate
		}
		pair, err := keyPair(o.Certificate, key)
		if err != nil {
			return nil, field.Errorf("tls", "the client certificate cannot be used: %v; write the paths of two PEM files, certificate and key", err)
		}
		c.Certificates = []tls.Certificate{pair}
	case o.Key != "":
		return nil, field.Errorf("tls", "there is a key and no certificate; write the path of the client certificate, too")
	}
	return c, nil
}

// maxPEM is the largest file of certificates that is read, in bytes; those of systems have
// 0.3 MB.
const maxPEM = 4 << 20

// keyPair reads a certificate and its key.
func keyPair(certificate, key string) (tls.Certificate, error) {
	c, err := file.Read(certificate, maxPEM)
	if err != nil {
		return tls.Certificate{}, err
	}
	k, err := file.Read(key, maxPEM)
	if err != nil {
		return tls.Certificate{}, err
	}
	return tls.X509KeyPair(c, k)
}

// secured describes the result of a handshake and the bytes that TLS carried; nil
// for none.
func secured(state *tls.ConnectionState, passed traffic) *Secured {
	if state == nil {
		return nil
	}
	s := &Secured{
		Version: strings.Replace(tls.VersionName(state.Version), "TLS ", "TLSv", 1),
		Cipher:  tls.CipherSuiteName(state.CipherSuite),
		BytesIn: passed.inClear, BytesOut: passed.outClear,
	}
	if state.CurveID != 0 {
		s.KeyExchange = strings.Replace(state.CurveID.String(), "CurveP", "P-", 1)
	}
	switch {
	case strings.Contains(s.Cipher, "AES_128"):
		s.CipherBits = 128
	case strings.Contains(s.Cipher, "AES_256"), strings.Contains(s.Cipher, "CHACHA20"):
		s.CipherBits = 256
	}
	if net.ParseIP(state.ServerName) == nil {
		s.ServerName = state.ServerName
	}
	if len(state.PeerCertificates) > 0 {
		switch key := state.PeerCertificates[0].PublicKey.(type) {
		case *rsa.PublicKey:
			s.KeyBits = key.N.BitLen()
		case *ecdsa.PublicKey:
			s.KeyBits = key.Params().BitSize
		case ed25519.PublicKey:
			s.KeyBits = 8 * len(key)
		}
	}
	return s
}
