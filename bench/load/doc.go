// Package load sends HTTP/1.1 or HTTP/2 requests to a server as fast as it answers, or
// at a given rate, and measures the answers.
//
// It is fast: on Linux, macOS and FreeBSD a request costs two system calls and no
// allocation, which is no more than wrk or ab spend, so that the server is the limit
// and not the generator. It accounts for every request: each ends in exactly one
// Class, an answer counts only when it has been read to its end, by the framing of
// RFC 9112, and bytes are those on the wire. It reports everything that limits its
// own figures as a warning with a cause and a remedy.
//
// A closed loop (Options.Rate 0) sends when the last answer is in. A server that
// stalls is therefore sent fewer requests, and the latencies are service times that
// do not show the stalls. An open loop sends when requests fall due, at a constant
// rate, in stages or as a Poisson process (package arrival), and counts latency from
// that instant, however late a connection became free. No sample is left out or made
// up. Definitions that ab shares are ab's; see package report.
//
// A request takes one of three ways through this package. In a closed loop over plain
// TCP on Linux an eventLoop drives many connections. Otherwise each connection has a
// goroutine, and uses system calls where the system allows it (rawLink), or net.Conn
// elsewhere and for TLS (streamLink). They share the reader of answers (package wire)
// and the accounting. HTTP/2 goes through golang.org/x/net/http2 and costs two to
// three times as much. A connection of HTTP/2 that several workers share is pinged
// when one of their requests has waited for half of its timeout, and given up when
// the timeout is over and nothing came.
//
// One connection measures how fast two processes wake each other more than it
// measures a server; several are needed to keep it busy.
//
// A request of which anything was written is answered or has failed. It is never sent
// again, unless the server guarantees that it did not process it, as HTTP/2 can. A
// kept connection is replaced silently only if its end is seen before.
//
// Requests that differ come from a file (package requests) or from patterns (package
// pattern), and cost no allocation, either. Redirects are followed, and cookies kept, on
// demand only. Every request can be logged (package requestlog).
//
// Several processes can share a load (RunChild with Options.Generators). Each has a part of
// its requests and counts an account of it; the accounts add up to one measurement.
//
// The package does not pipeline and uses no proxies. It knows nothing of the answers' meaning: a check of theirs is handed in
// (check.Options.Body).
package load
