package chart

import (
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem/text"
)

// hour is a mark on the axis of local time.
type hour struct {
	time.Time
	label string // "04:00"
	date  string // "Mon 23 Nov" at the first mark of each day, else ""
}

// hours returns the full local hours from one time to another, as far apart as two labels
// need. It goes from hour to hour and reads the local clock each time, so that on the
// day of a change of the clocks an hour that does not exist has no mark and a repeated
// hour has two. Dates are of a calendar.
func hours(from, to time.Time, zone *time.Location, dates text.Calendar, width, label vg.Length) []hour {
	step := 24
	perHour := float64(width) / to.Sub(from).Hours()
	for _, s := range [...]int{1, 2, 3, 4, 6, 12} {
		if float64(s)*perHour >= 1.7*float64(label) {
			step = s
			break
		}
	}
	var (
		marks []hour
		day   = -1
	)
	for t := from.In(zone); !t.After(to); {
		past := time.Duration(t.Minute())*time.Minute + time.Duration(t.Second())*time.Second + time.Duration(t.Nanosecond())
		if past == 0 && t.Hour()%step == 0 {
			m := hour{Time: t, label: t.Format("15:04")}
			if t.YearDay() != day {
				day, m.date = t.YearDay(), t.Format("Mon ")+dates.DayMonth(t)
			}
			marks = append(marks, m)
		}
		t = t.Add(time.Hour - past)
	}
	return marks
}
