package load

import (
	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Wait is the way in which the generator waits for answers.
type Wait string

// The ways to wait.
const (
	// WaitAuto looks for the answer before it sleeps, as long as answers are found so,
	// where the load allows that (see Options.CanLook), and sleeps elsewhere.
	WaitAuto Wait = ""
	// WaitSleep sleeps until the system wakes the generator, whose waking is then part
	// of each latency.
	WaitSleep Wait = "sleep"
	// WaitLook looks before each sleep, whether answers are found so or not: the same
	// way for every server that is compared.
	WaitLook Wait = "look"
)

// waitAuto is WaitAuto as a word.
const waitAuto = "auto"

// ParseWait reads auto, sleep or look. An error is a *field.Error of wait.
func ParseWait(word string) (Wait, error) {
	switch w := Wait(word); w {
	case WaitSleep, WaitLook:
		return w, nil
	case waitAuto, WaitAuto:
		return WaitAuto, nil
	}
	return "", field.Errorf("wait", "%q is no way to wait; write auto, sleep or look", word)
}

// String is the word that ParseWait reads.
func (w Wait) String() string {
	if w == WaitAuto {
		return waitAuto
	}
	return string(w)
}

// UnmarshalText reads what ParseWait reads.
func (w *Wait) UnmarshalText(word []byte) (err error) {
	*w, err = ParseWait(string(word))
	return err
}

// MostLooking is the number of connections up to which a look was found to pay.
const MostLooking = 4

// CanLook reports whether the generator can look for answers before it sleeps: on Linux,
// in a closed loop of at most four connections of HTTP/1.1 over TCP without TLS.
func (o Options) CanLook() bool {
	t, err := newTarget(o)
	return err == nil && o.canLook(t)
}

func (o Options) canLook(t target) bool {
	return looksHere && !o.open() && o.Connections <= MostLooking && !o.HTTP2 && !t.tls && t.socket == ""
}

// validWait refuses a way to wait that the load does not allow.
func (o Options) validWait(t target) error {
	if _, err := ParseWait(string(o.Wait)); err != nil {
		return err
	}
	switch {
	case o.Wait != WaitLook || o.canLook(t):
		return nil
	case !looksHere:
		return field.Errorf("wait", "looking before sleeping is there on Linux alone; write sleep or auto")
	}
	return field.Errorf("wait", "looking before sleeping is for loads as fast as the answers come, over at most %d connections of plain HTTP/1.1; write sleep or auto", MostLooking)
}

// Waiting is how the generator waited for answers: counts of its waits, each of which
// ends with one answer or several. They are 0 where each connection has a goroutine,
// which Go's scheduler puts to sleep.
type Waiting struct {
	Way    Wait    `json:"way"`              // WaitLook where most waits began with a look; else WaitSleep
	Waits  int64   `json:"waits,omitempty"`  // for sockets
	Looks  int64   `json:"looks,omitempty"`  // of them, those that began with a look, of 25 µs at most, 5 µs with more than two connections
	Hits   int64   `json:"hits,omitempty"`   // of the looks, those that found an answer
	Shared int64   `json:"shared,omitempty"` // of the looks, those in rows of 256 that mostly gave the processor to another program
	Sleeps int64   `json:"sleeps,omitempty"` // of the waits, those that came to a sleep
	Looked float64 `json:"looked,omitempty"` // seconds, summed over the event loops
	Slept  float64 `json:"slept,omitempty"`  // seconds, until the first answer after each sleep was read
}

// seldomWoken is the share of waits with a sleep below which latencies count as free of
// the generator's waking.
const seldomWoken = 0.05

// Woken reports whether the waking of the generator, some 10 to 40 µs on a virtual
// machine, is in more than a few of the latencies.
func (w Waiting) Woken() bool {
	return w.Waits == 0 || float64(w.Sleeps) > seldomWoken*float64(w.Waits)
}

// FoundByLooking reports whether looks found most of the answers, on a processor that the
// generator had for itself.
func (w Waiting) FoundByLooking() bool { return w.Way == WaitLook && 2*(w.Hits-w.Shared) > w.Waits }

// mostly is the same waits by the way in which most of them began.
func (w Waiting) mostly() *Waiting {
	if w.Way = WaitSleep; 2*w.Looks > w.Waits {
		w.Way = WaitLook
	}
	return &w
}

// Add returns the counts of both, looked before sleeping only where both did.
func (w Waiting) Add(o Waiting) Waiting {
	if o.Way != WaitLook {
		w.Way = WaitSleep
	}
	w.Waits += o.Waits
	w.Looks += o.Looks
	w.Hits += o.Hits
	w.Shared += o.Shared
	w.Sleeps += o.Sleeps
	w.Looked += o.Looked
	w.Slept += o.Slept
	return w
}

// Describe puts into words whether the waking is in the latencies, and how that is known:
// "hardly in the latencies: 1.2 % of the waits came to a sleep, the others ended in a
// look of 25 µs at most".
func (w Waiting) Describe() string {
	switch {
	case w.Waits == 0:
		return "in the latencies"
	case w.Woken():
		return "in the latencies: " + figure.Percent(float64(w.Sleeps)/float64(w.Waits)) + " of its waits for answers came to a sleep"
	case w.Way == WaitLook:
		return "hardly in the latencies: " + figure.Percent(float64(w.Sleeps)/float64(w.Waits)) + " of its waits came to a sleep, the others ended in a look of 25 µs at most"
	}
	return "hardly in the latencies: " + figure.Percent(float64(w.Sleeps)/float64(w.Waits)) + " of its waits came to a sleep, answers came without one"
}
