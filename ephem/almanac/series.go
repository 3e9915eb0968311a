package almanac

import (
	"context"
	"slices"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem"
	"perihelion/ephem/jovian"
)

// MostLines is the largest number of lines of an Ephemeris. With all quantities, they take
// some 200 MB.
const MostLines = 500_000

// Series asks for quantities of bodies at many instants: at regular steps, or at moments.
type Series struct {
	Question            // its Time and Next are not used
	From, To  time.Time // To is not included
	Step      Step      // between instants; zero with At
	At        []Moment
	Columns   []Quantity // nil for DefaultColumns
	MostLines int        // 0 for the constant
	Default   bool       // nobody named an observer, so that it is the program's
}

// DefaultColumns are the quantities of a table for which none are named.
func DefaultColumns() []Quantity {
	var chosen []Quantity
	for _, key := range []string{"altitude", "azimuth", "ra", "dec", "distance", "magnitude", "illuminated", "constellation"} {
		chosen = append(chosen, Named(key))
	}
	return chosen
}

// Ephemeris is the answer to a Series: a line for each body at each instant, in order of
// time.
type Ephemeris struct {
	series    Series
	zone      *time.Location
	occasions []occasion
	lines     int
	numbers   [][]float64 // of each column, one for each line, rounded; nil for words
	words     [][]string  // the same; nil for numbers
}

// Lines is the number of lines.
func (e *Ephemeris) Lines() int { return e.lines }

// Ephemeris computes the lines, on every processor, and returns all of them or an error:
// the context's, a *field.Error for a question that cannot be answered, or an
// *ephem.RangeError. It reports in p, which may be nil, how far it is. The values are
// those of a Document for the same instant; those of moments are for the second to which
// the events of a Document are rounded.
func (s Series) Ephemeris(ctx context.Context, p *Progress) (*Ephemeris, error) {
	if err := s.check(); err != nil {
		return nil, err
	}
	e := &Ephemeris{series: s, zone: s.Zone}
	if e.zone == nil {
		e.zone = time.UTC
	}
	if s.Columns == nil {
		e.series.Columns = DefaultColumns()
	}
	most := s.MostLines
	if most == 0 {
		most = MostLines
	}
	if len(s.At) > 0 {
		found, err := s.moments(ctx, p)
		if err != nil {
			return nil, err
		}
		e.occasions, p = found, nil
	} else {
		for _, t := range s.Step.instants(s.From, s.To, e.zone, most/len(s.Asked())) {
			e.occasions = append(e.occasions, occasion{at: t, bodies: s.Asked()})
		}
	}
	for i := range e.occasions {
		e.occasions[i].first = e.lines
		e.lines += len(e.occasions[i].bodies)
	}
	if e.lines > most {
		return nil, s.tooLong(most)
	}
	return e, e.fill(ctx, p)
}

// Estimate returns about how many lines the ephemeris has, and how large its CSV is in bytes.
// The errors are those of Ephemeris that are known before it is computed. With steps the number
// of lines is exact.
func (s Series) Estimate() (lines, size int, err error) {
	if err := s.check(); err != nil {
		return 0, 0, err
	}
	zone := s.Zone
	if zone == nil {
		zone = time.UTC
	}
	days := s.To.Sub(s.From).Hours() / 24
	sample := s
	if len(s.At) > 0 {
		// Bodies rise, pass the meridian and set once in a day.
		for _, m := range s.At {
			n := len(s.Asked())
			if m.Event == theSun {
				n *= 2
			}
			lines += int(days*float64(n) + 0.5)
		}
		sample.At, sample.Step = nil, Step{Elapsed: s.To.Sub(s.From)/4 + time.Millisecond}
	} else {
		lines = len(s.Step.instants(s.From, s.To, zone, MostLines)) * len(s.Asked())
		if end := s.From.Add(max(s.Step.Elapsed, time.Duration(s.Step.Days)*oneDay) * 4); end.Before(s.To) {
			sample.To = end
		}
	}
	if lines > MostLines {
		return 0, 0, s.tooLong(MostLines)
	}
	e, err := sample.Ephemeris(context.Background(), nil) // a few lines
	if err != nil {
		return 0, 0, err
	}
	var written counter
	if err := e.WriteCSV(&written); err != nil {
		return 0, 0, err
	}
	return lines, int(written) * lines / max(e.lines, 1), nil
}

// counter counts what is written.
type counter int

func (c *counter) Write(b []byte) (int, error) {
	*c += counter(len(b))
	return len(b), nil
}

// tooLong is the error of a table that would have more lines than the most.
func (s *Series) tooLong(most int) error {
	if len(s.At) > 0 {
		return field.Errorf("to", "the table would have more than %d lines: write an earlier end or fewer bodies", most)
	}
	return field.Errorf("step", "the table would have more than %d lines: write a longer step, an earlier end or fewer bodies", most)
}

func (s *Series) check() error {
	if err := s.Validate(); err != nil {
		return err
	}
	switch {
	case !s.From.Before(s.To):
		return field.Errorf("to", "the span is empty: write an end that comes after its beginning")
	case len(s.At) > 0 && s.Step != Step{}:
		return field.Errorf("step", "a table has lines at regular steps or at moments: leave out step or at")
	case len(s.At) == 0 && s.Step == Step{}:
		return field.Errorf("step", "the step between two lines is missing: write it as in 1h, 10m or 1d")
	case len(s.At) > 0 && s.To.Sub(s.From) > longestMoments:
		return field.Errorf("to", "the span is longer than 50 years, the most for lines at moments: write an earlier end")
	}
	for _, t := range []time.Time{s.From, s.To.Add(-1)} {
		if _, err := s.Epoch(t); err != nil {
			return err
		}
	}
	return nil
}

// longestMoments is the longest span that is searched for moments.
const longestMoments = 50 * 366 * oneDay

// piece is how many occasions are computed at a time: some milliseconds.
const piece = 256

// fill computes the values.
func (e *Ephemeris) fill(ctx context.Context, p *Progress) error {
	columns := e.series.Columns
	e.numbers, e.words = make([][]float64, len(columns)), make([][]string, len(columns))
	for i, q := range columns {
		if q.Word != nil {
			e.words[i] = make([]string, e.lines)
		} else {
			e.numbers[i] = make([]float64, e.lines)
		}
	}
	return inParallel(ctx, (len(e.occasions)+piece-1)/piece, p, func(i int) error {
		for j := i * piece; j < min((i+1)*piece, len(e.occasions)); j++ {
			if err := e.at(&e.occasions[j]); err != nil {
				return err
			}
		}
		return nil
	})
}

// at computes the lines of an occasion.
func (e *Ephemeris) at(o *occasion) error {
	epoch, err := e.series.Epoch(o.at)
	if err != nil {
		return err
	}
	o.deltaT = OwnDeltaT{round(epoch.DeltaT(), 4), round(epoch.DeltaTUncertainty(), 4)}
	scene := epoch.From(e.series.Observer)
	phase := slices.ContainsFunc(e.series.Columns, func(q Quantity) bool { return q.ofPhase })
	face := slices.ContainsFunc(e.series.Columns, func(q Quantity) bool { return q.OfFace })
	moons := slices.ContainsFunc(e.series.Columns, func(q Quantity) bool { return q.OfMoons })
	for i, b := range o.bodies {
		var s Sight
		if s.Position, err = scene.Position(b); err != nil {
			return err
		}
		if phase && b == ephem.Moon {
			if s.Phase, err = ephem.MoonPhase(o.at); err != nil {
				return err
			}
		}
		if face {
			turned, err := scene.Face(b)
			if err != nil {
				return err
			}
			s.Face = &turned
		}
		if moons && b == ephem.Jupiter {
			if places, ok := jovian.Places(epoch); ok {
				s.Moons = &places
			}
		}
		for j := range e.series.Columns {
			if q := &e.series.Columns[j]; q.Word != nil {
				e.words[j][o.first+i] = q.Word(&s)
			} else {
				e.numbers[j][o.first+i] = q.rounded(&s)
			}
		}
	}
	return nil
}

// line is one line, for the writers.
type line struct {
	*occasion
	body   ephem.Body
	number int
}

// each calls do for every line in order, until it fails.
func (e *Ephemeris) each(do func(line) error) error {
	for i := range e.occasions {
		o := &e.occasions[i]
		for j, b := range o.bodies {
			if err := do(line{o, b, o.first + j}); err != nil {
				return err
			}
		}
	}
	return nil
}
