package requests

import (
	"fmt"
	"slices"
	"time"

	"perihelion/bench/load/pattern"
)

// Request is one request of a file.
type Request struct {
	Method  string
	Path    pattern.Text  // path and query, as sent
	Host    pattern.Text  // in place of the server's; empty: that
	Header  []Header      // in the file's order
	Body    pattern.Text  //
	HasBody bool          // the file names a body, which may be empty
	At      time.Duration // after the first of the file, as recorded
	Weight  int           // how often it is sent for each time that a request of weight 1 is
}

// Header is one line of a request's head.
type Header struct {
	Name  string
	Value pattern.Text
}

// Set is what a file holds.
type Set struct {
	Requests []Request
	Origin   string           // "https://host:port" of them all; "": the file names none
	User     string           // "name:password" of the first URL that has one
	Recorded bool             // At of each is known
	Columns  *pattern.Columns // nil: there is no table
	Sum      string           // SHA-256 of the file, the files that it names and the table, hexadecimal
	Left     []Left           // requests that were left out
	Bytes    int64            // of the requests, about what they take in memory
}

// Left is why so many requests of a file were left out.
type Left struct {
	Count int
	Why   string
}

// Turns is how many requests send each as often as its weight.
func (s *Set) Turns() int64 { return Sum(s.weights()) }

// Order is Order of the weights of the requests.
func (s *Set) Order() []int32 { return Order(s.weights()) }

func (s *Set) weights() []int {
	all := make([]int, len(s.Requests))
	for i, r := range s.Requests {
		all[i] = max(r.Weight, 1)
	}
	return all
}

// Sum adds up weights.
func Sum(weights []int) (n int64) {
	for _, w := range weights {
		n += int64(w)
	}
	return n
}

// Order lists which of some requests, by its place, has each number: each as often as its
// weight, 1 or more, and the numbers of one as far from one another as they can be. It is nil
// where they come in turn, since all weights are 1.
func Order(weights []int) []int32 {
	if Sum(weights) == int64(len(weights)) {
		return nil
	}
	type turn struct {
		at    float64
		which int32
	}
	var turns []turn
	for i, weight := range weights {
		for k := range weight {
			turns = append(turns, turn{(float64(k) + 0.5) / float64(weight), int32(i)})
		}
	}
	slices.SortStableFunc(turns, func(a, b turn) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		}
		return 0
	})
	order := make([]int32, len(turns))
	for i, t := range turns {
		order[i] = t.which
	}
	return order
}

// Gaps are the instants at which the requests were recorded, after the first, and sorts
// the requests by them. A log often knows only the second: the requests of one instant
// are spread evenly over the time up to the next, one second at most. speed is how many
// times as fast they are to fall due.
func (s *Set) Gaps(speed float64) []time.Duration {
	slices.SortStableFunc(s.Requests, func(a, b Request) int { return int(min(max(a.At-b.At, -1), 1)) })
	at := make([]time.Duration, len(s.Requests))
	for i := 0; i < len(at); {
		j := i + 1
		for j < len(at) && s.Requests[j].At == s.Requests[i].At {
			j++
		}
		room := time.Second
		if j < len(at) {
			room = min(room, s.Requests[j].At-s.Requests[i].At)
		} else if i == 0 || !s.whole() {
			room = 0
		}
		for k := i; k < j; k++ {
			at[k] = time.Duration(float64(s.Requests[i].At-s.Requests[0].At+room*time.Duration(k-i)/time.Duration(j-i)) / speed)
		}
		i = j
	}
	return at
}

// whole reports whether all instants are whole seconds apart.
func (s *Set) whole() bool {
	return !slices.ContainsFunc(s.Requests, func(r Request) bool { return (r.At-s.Requests[0].At)%time.Second != 0 })
}

// Bounds of a file.
const (
	maxRequests = 1_000_000
	maxKept     = 128 << 20 // bytes of requests
	maxFile     = 2 << 30   // bytes read
	maxLine     = 1 << 20
	maxBody     = 64 << 20
	MaxWeight   = 1000
	MaxTurns    = 10_000_000 // that weights add up to
	overhead    = 200        // bytes that a request takes besides its text
)

// leave counts a request that is left out.
func (s *Set) leave(format string, args ...any) {
	why := fmt.Sprintf(format, args...)
	for i := range s.Left {
		if s.Left[i].Why == why {
			s.Left[i].Count++
			return
		}
	}
	const reasons = 20
	if len(s.Left) == reasons {
		s.Left = append(s.Left, Left{0, "other reasons"})
	}
	if len(s.Left) > reasons {
		s.Left[reasons].Count++
		return
	}
	s.Left = append(s.Left, Left{1, why})
}
