package report

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strings"

	"perihelion/bench/load"
)

// AB writes a measurement in the form of ab, the Apache HTTP server benchmarking tool
// 2.3: the same fields in the same places, so that programs which read the one can
// read the other, and by the same definitions. These differ from the
// rest of this program: an answer of any status is complete, requests per second
// count failures too, an answer of another length than the first has failed, and
// bytes are those that TLS carries. It leaves out ab's warning that mean and median lie
// too far apart, which is an effect of its whole milliseconds.
//
// The classes fall under ab's failures so: failures before there was a
// connection are Connect; reset, eof, idle-closed and timeout are Receive; short and other
// lengths are Length; malformed and check are Exceptions. Requests that were cut
// off are not complete.
func AB(w io.Writer, m load.Measurement, o load.Options) error {
	host, port, path, err := o.Target()
	if err != nil {
		return err
	}
	return ABAt(w, m, o, Place{host, port, path})
}

// Place is where a load was sent.
type Place struct {
	Host string
	Port int // 0: not known
	Path string
}

// ABAt is AB for a load of which the place is known, and not the URL.
func ABAt(w io.Writer, m load.Measurement, o load.Options, at Place) error {
	b := bufio.NewWriter(w)
	version := ""
	if m.Environment != nil {
		version = ", Version " + m.Environment.Perihelion
	}
	fmt.Fprintf(b, "This is Perihelion%s; its report is laid out like ab's\n\n\n", version)
	line := func(name, format string, args ...any) {
		fmt.Fprintf(b, "%-23s "+format+"\n", append([]any{name + ":"}, args...)...)
	}
	line("Server Software", "%s", m.Answers.Server)
	line("Server Hostname", "%s", at.Host)
	line("Server Port", "%d", at.Port)
	if m.Secured != nil {
		line("SSL/TLS Protocol", "%s,%s,%d,%d", m.Secured.Version, openSSLName(m.Secured.Cipher), m.Secured.KeyBits, m.Secured.CipherBits)
		if m.Secured.KeyExchange != "" {
			line("Server Temp Key", "%s", openSSLKey(m.Secured.KeyExchange))
		}
		if m.Secured.ServerName != "" {
			line("TLS Server Name", "%s", m.Secured.ServerName)
		}
	}
	fmt.Fprintln(b)
	line("Document Path", "%s", at.Path)
	line("Document Length", "%d bytes", m.Answers.Length)
	fmt.Fprintln(b)

	concurrency := o.WithDefaults().Connections * o.WithDefaults().Streams
	complete := m.Requests - m.Classes[load.Cut]
	line("Concurrency Level", "%d", concurrency)
	line("Time taken for tests", "%.3f seconds", m.Seconds)
	line("Complete requests", "%d", complete)
	abFailures(b, m, line)
	if o.KeepAlive {
		line("Keep-Alive requests", "%d", m.Answers.Kept)
	}
	in, out := m.BytesIn, m.BytesOut
	if m.Secured != nil {
		in, out = m.Secured.BytesIn, m.Secured.BytesOut
	}
	line("Total transferred", "%d bytes", in)
	if len(o.Body) > 0 {
		line("Total body sent", "%d", out) // ab too counts the heads
	}
	line("HTML transferred", "%d bytes", m.Answers.Bodies)
	if m.Seconds > 0 && complete > 0 {
		each := 1e3 * m.Seconds / float64(complete)
		line("Requests per second", "%.2f [#/sec] (mean)", float64(complete)/m.Seconds)
		line("Time per request", "%.3f [ms] (mean)", float64(concurrency)*each)
		line("Time per request", "%.3f [ms] (mean, across all concurrent requests)", each)
		line("Transfer rate", "%.2f [Kbytes/sec] received", float64(in)/1024/m.Seconds)
		if len(o.Body) > 0 {
			fmt.Fprintf(b, "%24s%.2f kb/s sent\n", "", float64(out)/1024/m.Seconds)
			fmt.Fprintf(b, "%24s%.2f kb/s total\n", "", float64(in+out)/1024/m.Seconds)
		}
	}
	if complete > 0 {
		abTimes(b, m.Answers)
	}
	return b.Flush()
}

// openSSLName is the name that OpenSSL, and so ab, has for a cipher of TLS up to
// 1.2; for 1.3 it has that of the standard.
func openSSLName(cipher string) string {
	if !strings.Contains(cipher, "_WITH_") {
		return cipher
	}
	return strings.NewReplacer("TLS_RSA_WITH_", "", "TLS_", "", "_WITH_", "-", "AES_", "AES", "_CBC", "", "POLY1305_SHA256", "POLY1305", "_", "-").Replace(cipher)
}

// openSSLKey is ab's name, from OpenSSL, for a key that was made for one handshake.
// Keys that are two in one have no bits there.
func openSSLKey(exchange string) string {
	switch exchange {
	case "X25519":
		return "X25519 253 bits"
	case "P-256":
		return "ECDH prime256v1 256 bits"
	case "P-384":
		return "ECDH secp384r1 384 bits"
	case "P-521":
		return "ECDH secp521r1 521 bits"
	}
	return exchange
}

// abFailures writes how many requests failed and, if any did, in which of ab's groups.
func abFailures(w io.Writer, m load.Measurement, line func(string, string, ...any)) {
	sum := func(of ...load.Class) (n int64) {
		for _, c := range of {
			n += m.Classes[c]
		}
		return n
	}
	connect := sum(load.DNS, load.Refused, load.Unreachable, load.ConnectTime, load.NoPorts, load.NoFiles, load.TLS)
	receive := sum(load.Reset, load.EOF, load.IdleClosed, load.Timeout)
	length := sum(load.Short) + m.Answers.OtherLength
	exceptions := sum(load.Malformed, load.Check)
	failed := connect + receive + length + exceptions
	line("Failed requests", "%d", failed)
	if failed > 0 {
		fmt.Fprintf(w, "   (Connect: %d, Receive: %d, Length: %d, Exceptions: %d)\n", connect, receive, length, exceptions)
	}
	if others := sum(load.Status1xx, load.Status3xx, load.Status4xx, load.Status5xx); others > 0 {
		line("Non-2xx responses", "%d", others)
	}
}

// abTimes writes ab's two tables, in whole milliseconds.
func abTimes(w io.Writer, a load.Answers) {
	whole := func(ms float64) int64 { return int64(math.Floor(ms + 0.5)) }
	fmt.Fprintf(w, "\nConnection Times (ms)\n              min  mean[+/-sd] median   max\n")
	for _, row := range []struct {
		name string
		load.Spread
	}{{"Connect", a.Connect}, {"Processing", a.Processing}, {"Waiting", a.Waiting}, {"Total", a.Total}} {
		fmt.Fprintf(w, "%-11s  %4d %4d %5.1f %6d %7d\n", row.name+":", whole(row.Min), whole(row.Mean), row.SD, whole(row.Median), whole(row.Max))
	}
	fmt.Fprintf(w, "\nPercentage of the requests served within a certain time (ms)\n")
	for _, p := range a.Percentiles {
		note := ""
		if p.Percent == 100 {
			note = " (longest request)"
		}
		fmt.Fprintf(w, " %3d%%  %5d%s\n", p.Percent, whole(p.Time), note)
	}
}
