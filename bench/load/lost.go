package load

import (
	"errors"
	"fmt"
	"time"

	"perihelion/bench/figure"
)

// A connection that is kept may be closed by the server at any time, and a request
// may be on its way to it just then. The consequence depends on how far that request
// had come (RFC 9110, 9.2.2; RFC 9112, 9.3.1):
//
//   - Nothing of it was written: another connection takes it, and nothing is lost.
//   - The server guarantees that it did not process it, which only HTTP/2 can
//     (RFC 9113, 8.7): it is sent again, a few times at most, and that is counted.
//   - Anything of it was written: it is a failure, whatever its method. Sending it
//     again would hide a request that the server took and lost, and do a PUT or a
//     DELETE twice.
//
// Where the system knows that the server never took a byte of the request, the failure
// has a class of its own, IdleClosed: the server lost nothing, its keep-alive timeout ran
// out.

var (
	// errStale means that nothing of a request was written, because the kept
	// connection was closed.
	errStale = errors.New("the server closed the idle connection")
	// errExcess is errStale where it is this program that closes.
	errExcess = fmt.Errorf("%w: it had sent bytes that belong to no answer", errStale)
	// errUnprocessed means that the server guarantees not to have processed a
	// request.
	errUnprocessed = errors.New("the server did not process the request")
	// errIdleClosed means that the server closed a kept connection before it
	// received anything of a request.
	errIdleClosed = errors.New("the server closed the kept connection before the request had reached it")
)

// Limits of sending a request again that the server did not process. The first pause
// lasts resendPause, each further one twice as long. After the GOAWAY of a connection
// that has carried answers there is none, and the limit is maxMoves: each time, at
// least one other request was answered. Both are counted apart: the answers of a
// connection may be counted only after the request has met its GOAWAY, and a request
// that has moved often must not fail at the first such GOAWAY.
const (
	maxResends  = 5
	maxMoves    = 100
	resendPause = time.Millisecond
)

// resend reports whether the request is to be sent on, because the server has
// certainly not processed it, and counts that.
func (w *worker) resend(err error) bool {
	switch {
	case errors.Is(err, errExcess):
		w.count(func(t *tally) { t.excess++ })
		return true
	case errors.Is(err, errStale):
		if w.h2.countEnd() {
			w.count(func(t *tally) { t.reconnects++ })
		}
		return true
	case !errors.Is(err, errUnprocessed) || w.run.stopped() || w.overdue():
		return false
	case errors.Is(err, errGoAway) && w.h2.answers.Load() > 0:
		if w.moves >= maxMoves {
			return false
		}
		w.moves++
	case w.resends >= maxResends || !w.pauseBeforeResend(resendPause<<w.resends):
		return false
	default:
		w.resends++
	}
	w.count(func(t *tally) { t.resent++ })
	return true
}

// pauseBeforeResend reports whether a request that is to be sent again still may be after a
// pause.
func (w *worker) pauseBeforeResend(pause time.Duration) bool {
	timer := time.NewTimer(pause)
	defer timer.Stop()
	select {
	case <-timer.C:
		return !w.run.stopped() && !w.overdue()
	case <-w.run.ctx.Done():
		return false
	}
}

// receipt is what this system knows of the bytes that were written on a connection.
type receipt struct {
	known   bool
	bytes   int64 // that the server's system has acknowledged
	refused bool  // it has reset the connection: nobody there reads any more
}

// lost adds to an error that ended the connection before an answer how far the
// request had come. before is the number of bytes written on the connection before the
// request.
//
// A server's orderly end acknowledges everything that had arrived there until then,
// whether read or not. If it acknowledges nothing of the request, the end was sent
// before the request arrived. A server that has closed the connection refuses the request
// then, by a reset; on this machine, that has come before the end is read. Without one, the
// server may have closed its own direction only, and read on. A reset acknowledges
// nothing, so nothing follows from one alone.
func (w *worker) lost(err error, before int64, acknowledged func() receipt) error {
	ended := errors.Is(err, errNoAnswer)
	if w.stage != waiting || !ended && !isAny(err, resets) {
		return err
	}
	a := acknowledged()
	switch known := a.known && a.bytes >= before; {
	case known && a.bytes > before:
		return fmt.Errorf("%w; the request had arrived there, and whether it was processed cannot be known", err)
	case known && ended && w.reused && a.refused:
		return errIdleClosed
	case known && ended && w.reused:
		return fmt.Errorf("%w; it had sent its end before the request arrived, and whether it still read and processed it cannot be known", err)
	}
	return fmt.Errorf("%w; whether the request was processed cannot be known", err)
}

// reason words why a request failed where the error does not.
func (w *worker) reason(o outcome, err error) error {
	var what string
	within := "within " + figure.Duration(w.run.options.Timeout)
	if o == cut {
		within = "when the load ended"
	}
	switch {
	case o != cut && o != timedOut && o != connectTimeout || !interrupted(err):
		return err
	case w.stage == connecting:
		what = "no connection was made " + within
	case w.stage == handshaking:
		what = "the handshake of TLS was not complete " + within
	case w.stage == waiting:
		what = "nothing of an answer had come " + within
	default:
		what = fmt.Sprintf("the answer was not complete %s, after %d bytes of its body", within, w.answer.Body)
	}
	if w.stage == receiving && w.answer.Endless {
		what += "; it is an event stream (text/event-stream), which has no end"
	}
	return errors.New(what)
}
