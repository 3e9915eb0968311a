package load

import (
	"bytes"
	"crypto/tls"
	"io"
	"net"
	"strings"
	"testing"

	"golang.org/x/net/http2"
	"golang.org/x/net/http2/hpack"
)

// framed is a server's end of a connection of HTTP/2, frame by frame.
type framed struct {
	*http2.Framer
	c    net.Conn // the wire, or TLS over it
	wire *net.TCPConn
}

// play2 starts a server that follows a script after the prefaces, with TLS if
// there is a certificate, and returns its URL.
func play2(t testing.TB, certificate *tls.Certificate, s func(framed), settings ...http2.Setting) string {
	t.Helper()
	url := play(t, func(wire *net.TCPConn, _ int) {
		c := net.Conn(wire)
		if certificate != nil {
			c = tls.Server(wire, &tls.Config{Certificates: []tls.Certificate{*certificate}, NextProtos: []string{"h2"}})
		}
		preface := make([]byte, len(http2.ClientPreface))
		if _, err := io.ReadFull(c, preface); err != nil || string(preface) != http2.ClientPreface {
			return
		}
		f := framed{http2.NewFramer(c, c), c, wire}
		f.WriteSettings(settings...)
		s(f)
	})
	if certificate != nil {
		url = strings.Replace(url, "http", "https", 1)
	}
	return url
}

// end closes in good order: unread bytes would make it a reset.
func (f framed) end() {
	f.wire.CloseWrite()
	io.Copy(io.Discard, f.wire)
}

// request waits for the next request and returns its stream; 0 at the end.
func (f framed) request() uint32 {
	for {
		frame, err := f.ReadFrame()
		if err != nil {
			return 0
		}
		switch frame := frame.(type) {
		case *http2.SettingsFrame:
			if !frame.IsAck() {
				f.WriteSettingsAck()
			}
		case *http2.PingFrame:
			f.WritePing(true, frame.Data)
		case *http2.HeadersFrame:
			return frame.StreamID
		}
	}
}

// head begins an answer: its header fields are name, value, name, value.
func (f framed) head(stream uint32, fields ...string) {
	var b bytes.Buffer
	e := hpack.NewEncoder(&b)
	e.SetMaxDynamicTableSize(0) // a header depends on nothing before
	for i := 0; i < len(fields); i += 2 {
		e.WriteField(hpack.HeaderField{Name: fields[i], Value: fields[i+1]})
	}
	f.WriteHeaders(http2.HeadersFrameParam{StreamID: stream, BlockFragment: b.Bytes(), EndHeaders: true})
}

// answer is a whole answer.
func (f framed) answer(stream uint32) {
	f.head(stream, ":status", "200")
	f.WriteData(stream, true, []byte("hello"))
}

// answerSome answers n requests and returns the stream of one more that is not
// answered.
func (f framed) answerSome(n int) (next uint32) {
	for range n {
		f.answer(f.request())
	}
	return f.request()
}
