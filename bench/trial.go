package bench

// Trial is one trial of a search for the highest rate: a repeat at a fixed rate.
type Trial struct {
	Round  int
	Rate   float64 // requests per second asked for
	P99    float64 // ms, from the instants at which requests fell due; 0 where none was answered
	Missed string  // what kept the rate from being held: ByP99, ByRate, ByFailures, ByGenerator; "": it was held
}

// Held reports whether the rate was held.
func (t Trial) Held() bool { return t.Missed == "" }

// Trials are the trials of a configuration in a search, in the order made; none of other plans.
// The repeats as fast as possible are not among them.
func (r Result) Trials(p Plan) []Trial {
	if p.P99Below <= 0 {
		return nil
	}
	var all []Trial
	for i, m := range r.Repeats {
		if rate := r.Turns[i].Rate; rate > 0 {
			all = append(all, Trial{Round: r.Turns[i].Round, Rate: rate, P99: m.Latency.P99, Missed: missed(m, rate, p.P99Below)})
		}
	}
	return all
}
