// Package load sends HTTP/1.1 requests to a server as fast as it answers, or at
// a constant rate, and measures what comes back.
//
// It is the meter of every comparison this program makes, and holds itself to
// three things. It is fast: on Linux, macOS and FreeBSD a request costs two
// system calls and no allocation, which is no more than wrk or ab spend, so that
// the server is measured and not the meter. It accounts: each request ends in
// exactly one Class, an answer counts only when it has been read to its end, by
// the framing of RFC 9112, and bytes are those on the wire. It doubts: what
// makes a figure worth less than it looks travels with it, as a warning with its
// cause and a remedy.
//
// A closed loop (Options.Rate 0) sends when the last answer is in, so a server
// that stalls is asked less; its latencies are service times, blind to stalls.
// An open loop sends when requests fall due, by a constant rate, stages or a
// Poisson process (package arrival), and counts latency from that instant,
// however late a connection became free: nothing is omitted, nothing invented.
// Definitions that ab shares are ab's; see Measurement.WriteAB.
//
// A request takes one of three ways through this package. In a closed loop over
// plain TCP on Linux an event loop drives many connections (crew); otherwise each
// connection has a goroutine, over system calls where the system lets it
// (rawLink) and over net.Conn where not, and for TLS (streamLink). They share the
// reader of answers and the accounting. HTTP/2 goes through golang.org/x/net/http2
// and costs two to three times as much; a connection of it that several share is
// pinged when one of their requests has waited for half of its time, and given up
// when that has had all of it and nothing came.
//
// One connection measures how fast two processes wake each other more than it
// measures a server; several are needed to keep it busy.
//
// A request of which anything was written is answered or has failed, and is never
// sent again, except where the server guarantees that it did not process it, as
// HTTP/2 can: a kept connection is replaced silently only if its end is seen before.
//
// The package does not follow redirects, keep cookies, pipeline, or use proxies.
package load
