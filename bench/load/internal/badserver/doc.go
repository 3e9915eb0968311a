// Package badserver is a collection of HTTP/1.1 servers that misbehave, and of some
// that are strange but within their rights, to test readers of answers.
//
// Each Server plays raw bytes on a TCP connection and names the one class that a
// request to it belongs to, with the rule that decides it. The classes follow
// from RFC 9110 and RFC 9112 alone, not from the behaviour of any client:
//
//   - "2xx", "3xx", "4xx", "5xx": an answer was read to its end;
//   - "1xx": the answer is 101, after which the connection is no longer HTTP;
//   - "eof": closed before one byte of an answer;
//   - "idle-closed": the same of a kept connection, where the request certainly had
//     not arrived;
//   - "short": closed in the middle of an answer;
//   - "reset": a reset in place of an orderly close;
//   - "malformed": bytes that are no HTTP/1.x answer, or a head over 256 KiB;
//   - "timeout": no complete answer in time.
//
// The client is taken to send requests without a body, one connection at a time,
// to keep connections where it may, to give up after 150 ms and then to close,
// to close a connection on which more than the answer arrived, and to send no
// request again of which anything was written.
package badserver

import (
	"net"
	"slices"
	"sync/atomic"
)

// Server is one way to serve.
type Server struct {
	Name string

	// Serve plays one connection, the nth from 0. It returns when it has sent
	// everything, or when either side has closed; the caller closes c then.
	Serve func(c net.Conn, n int)

	Method string   // of the requests; empty means GET
	Class  string   // of every request
	Why    string   // the rule that makes it so
	Or     []string // other classes that are as right for some of them

	answered *atomic.Int64
}

// Servers returns all servers anew, none of which has answered yet.
func Servers() []Server {
	return slices.Concat(statuses(), foreign(), heads(), limits(), lengths(), transfers(),
		chunks(), badChunks(), interims(), endings(), resets(), kept(), times(), legal(), bodiless())
}

// Answered counts the requests that were answered in full or misanswered on
// purpose. One that the client sent twice counts twice, if both arrived.
func (s Server) Answered() int64 {
	if s.answered == nil {
		return 0
	}
	return s.answered.Load()
}

// pair is a name and the odd text that it stands for.
type pair struct{ name, text string }

// as makes the server of a class that acts in a certain way.
func as(class, name string, play act, why string) Server {
	count := new(atomic.Int64)
	return Server{
		Name:     name,
		Serve:    func(c net.Conn, n int) { play(newPeer(c, n, count)) },
		Class:    class,
		Why:      why,
		answered: count,
	}
}

func good(name string, play act, why string) Server { return as("2xx", name, play, why) }
func bad(name string, play act, why string) Server  { return as("malformed", name, play, why) }

// or allows other classes.
func (s Server) or(classes ...string) Server {
	s.Or = classes
	return s
}

// raced is for servers that end a kept connection without announcing it: a request may
// be on its way to it, and its class depends on how far it has come.
func (s Server) raced() Server { return s.or("idle-closed", "eof", "reset") }

// head makes the requests ask for no body.
func (s Server) head() Server {
	s.Method = "HEAD"
	return s
}
