package arrival

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/bench/figure"
)

// Parse reads a profile as people write it: "1000" is a constant rate; stages
// are separated by commas, each a rate or two with ".." between, and a length
// after a colon: "100..1000:30s,1000:1m". Errors are *field.Error of the field
// rate.
func Parse(s string) (Profile, error) {
	var p Profile
	for word := range strings.SplitSeq(s, ",") {
		rates, length, timed := strings.Cut(strings.TrimSpace(word), ":")
		from, to, ramp := strings.Cut(rates, "..")
		if !ramp {
			to = from
		}
		var stage Stage
		var err error
		if stage.From, err = strconv.ParseFloat(from, 64); err == nil {
			stage.To, err = strconv.ParseFloat(to, 64)
		}
		if err != nil {
			return nil, field.Errorf("rate", "%q is not a rate; write requests per second, as in 1000, or stages, as in 100..1000:30s,1000:1m", word)
		}
		if timed {
			if stage.Length, err = time.ParseDuration(length); err != nil || stage.Length <= 0 {
				return nil, field.Errorf("rate", "%q is not how long a stage lasts; write a number and a unit, as in 30s or 2m", length)
			}
		}
		p = append(p, stage)
	}
	return p, p.Validate()
}

// MarshalText is String: in JSON a profile is a text.
func (p Profile) MarshalText() ([]byte, error) { return []byte(p.String()), nil }

// UnmarshalText is Parse.
func (p *Profile) UnmarshalText(text []byte) (err error) {
	*p, err = Parse(string(text))
	return err
}

// String is the form that Parse reads.
func (p Profile) String() string {
	words := make([]string, len(p))
	for i, s := range p {
		words[i] = s.rates()
		if s.Length > 0 {
			words[i] += ":" + s.Length.String()
		}
	}
	return strings.Join(words, ",")
}

func (s Stage) rates() string {
	one := func(r float64) string { return strconv.FormatFloat(r, 'g', -1, 64) }
	if s.From == s.To {
		return one(s.From)
	}
	return one(s.From) + ".." + one(s.To)
}

// Describe writes the profile in words: "1,000 requests per second", or the stages.
func (p Profile) Describe() string {
	if rate, ok := p.Constant(); ok {
		return figure.Exact(rate) + " requests per second"
	}
	words := make([]string, len(p))
	for i, s := range p {
		words[i] = figure.Exact(s.From)
		if s.From != s.To {
			words[i] += " to " + figure.Exact(s.To)
		}
		words[i] += fmt.Sprintf(" for %s", figure.Duration(s.Length))
	}
	return strings.Join(words, ", then ") + ", requests per second"
}
