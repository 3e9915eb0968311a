package sky

import (
	"time"

	"perihelion/app/chart"
	"perihelion/ephem"
)

// span is a stretch of time.
type span struct{ from, to time.Time }

func (s span) empty() bool { return !s.to.After(s.from) }

// and is the part that two stretches share.
func (s span) and(o span) span {
	if o.from.After(s.from) {
		s.from = o.from
	}
	if o.to.Before(s.to) {
		s.to = o.to
	}
	return s
}

// dark returns the stretches in which the sky is at least as dark as a shade.
func (n Tonight) dark(least chart.Shade) (all []span) {
	for _, b := range n.Bands {
		if b.Shade < least {
			continue
		}
		if k := len(all); k > 0 && all[k-1].to.Equal(b.From) {
			all[k-1].to = b.To
			continue
		}
		all = append(all, span{b.From, b.To})
	}
	return all
}

// up returns the stretches of the night in which a body is above the skyline.
func (n Tonight) up(events ephem.BodyEvents) (all []span) {
	switch events.State {
	case ephem.AlwaysUp:
		return []span{{n.From, n.To}}
	case ephem.NeverUp:
		return nil
	}
	begun := n.From
	for _, s := range events.Sets {
		for _, r := range events.Rises {
			if r.Time.Before(s.Time) {
				begun = r.Time
			}
		}
		all = append(all, span{begun, s.Time})
	}
	for _, r := range events.Rises {
		if k := len(all); k == 0 || r.Time.After(all[k-1].to) {
			all = append(all, span{r.Time, n.To})
		}
	}
	return all
}
