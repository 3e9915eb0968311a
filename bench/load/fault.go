package load

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"os"
	"syscall"

	"perihelion/bench/load/wire"
)

// stage is how far a request had come when it failed.
type stage uint8

const (
	connecting stage = iota
	handshaking
	waiting   // sent, or being sent; no byte of the answer is here
	receiving // the answer has begun
)

var (
	errNoAnswer = errors.New("the server closed the connection before an answer")

	errNoHandshake = errors.New("the server closed the connection during the handshake of TLS")
)

// interrupted reports whether an error comes from the watchdog, which knows the cause.
func interrupted(err error) bool {
	return errors.Is(err, os.ErrDeadlineExceeded) || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded)
}

// outcomeOf sorts a failure by its error and by how far the request had come.
func outcomeOf(err error, at stage) outcome {
	var dns *net.DNSError
	if o, ok := h2Outcome(err); ok {
		return o
	}
	switch {
	case errors.As(err, &dns):
		return noAddress
	case errors.Is(err, errNoPorts):
		return noPorts
	case errors.Is(err, syscall.EMFILE), errors.Is(err, syscall.ENFILE):
		return noFiles
	case isAny(err, refusals):
		return refused
	case isAny(err, unreachables):
		return unreachable
	case at == connecting && isTimeout(err):
		return connectTimeout
	case at == handshaking, isAlert(err):
		return tlsFailed
	case isAny(err, resets):
		return reset
	case isTimeout(err):
		return timedOut
	case errors.Is(err, errNoAnswer), errors.Is(err, errUnprocessed):
		return eof
	case errors.Is(err, errIdleClosed):
		return idleClosed
	case errors.Is(err, wire.ErrShort):
		return short
	}
	if record := (tls.RecordHeaderError{}); errors.As(err, &record) {
		return tlsFailed
	}
	if at == connecting {
		return unreachable
	}
	return malformed
}

// isAlert reports whether TLS ended the connection with an alert of the server's,
// or of its own.
func isAlert(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

func isTimeout(err error) bool {
	var n net.Error
	return errors.As(err, &n) && n.Timeout()
}

func isAny(err error, numbers []syscall.Errno) bool {
	for _, n := range numbers {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}
