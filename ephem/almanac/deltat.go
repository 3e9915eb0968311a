package almanac

import (
	"math"
	"time"

	"perihelion/ephem"
	"perihelion/ephem/text"
)

// OwnDeltaT is the program's ΔT = TT − UT1 at an instant, with its standard error, in
// seconds.
type OwnDeltaT struct {
	DeltaT            float64 `json:"deltaT"`
	DeltaTUncertainty float64 `json:"deltaTUncertainty"`
}

func ownDeltaT(t time.Time) OwnDeltaT {
	deltaT, sigma := ephem.DeltaT(t)
	return OwnDeltaT{round(deltaT, 4), round(sigma, 4)}
}

// String writes ΔT with its standard error where that shows in tenths of a second:
// 69.2 s, 17190 s ± 160 s.
func (d OwnDeltaT) String() string {
	figure, doubt := deltaTWords(d.DeltaT, &d.DeltaTUncertainty, 1)
	if d.DeltaTUncertainty < 0.05 {
		return figure
	}
	return figure + " " + doubt
}

// deltaTWords writes ΔT and its standard error, which is nil for a given one: two digits of
// the error, and as many decimals of the figure itself, up to the most.
func deltaTWords(deltaT float64, sigma *float64, most int) (figure, doubt string) {
	doubt = "as given"
	if sigma != nil {
		most = max(0, min(most, 1-int(math.Floor(math.Log10(*sigma)))))
		doubt = "± " + text.Number(*sigma, most) + " s"
	}
	return text.Number(deltaT, most) + " s", doubt
}

// deltaTOfSpan is a line for the head of a table of a span, where ΔT is uncertain by a second
// or more at one of its ends, or empty.
func deltaTOfSpan(from, to time.Time) string {
	first, last := ownDeltaT(from), ownDeltaT(to)
	switch {
	case max(first.DeltaTUncertainty, last.DeltaTUncertainty) < 1:
		return ""
	case first.String() == last.String():
		return "ΔT is " + first.String() + ".\n"
	}
	return "ΔT is " + first.String() + " at the beginning and " + last.String() + " at the end.\n"
}
