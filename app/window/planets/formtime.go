package planets

import (
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
	"perihelion/ephem/text"
)

// newTimes makes the controls that move the time: steps, player and timeline.
func (f *form) newTimes() {
	var stepNames, speedNames []string
	for _, s := range steps() {
		stepNames = append(stepNames, s.name)
	}
	for _, s := range speeds() {
		speedNames = append(speedNames, s.name)
	}
	f.step = widget.NewSelect(stepNames, func(int) { f.changed() })
	f.speed = widget.NewSelect(speedNames, func(int) {
		if !f.quiet && f.onSpeed != nil {
			f.onSpeed()
		}
	})
	f.step.Title, f.speed.Title = "Step", "Speed"
	f.back = widget.NewButton("−", func() { f.onStep(-1) })
	f.forth = widget.NewButton("+", func() { f.onStep(1) })
	for i, direction := range [...]int{-1, 1} {
		f.plays[i] = widget.NewButton(playWords[i], func() { f.onPlaying(direction) })
	}
	f.timeline = widget.NewTimeline("Time of the night", 10*time.Minute, func(at time.Time) {
		if f.onScrub != nil {
			f.onScrub(at)
		}
	})
	f.timeline.Clock = func(at time.Time) string { return f.units.Minute(at.In(f.location())) }
}

// readDate reads a date, or that of a date with a time of day.
func (f *form) readDate(typed string) (d civilDate, err error) {
	today := f.now().In(f.location())
	if date, _, both := f.calendar().SplitMoment(typed, today); both {
		typed = date
	}
	year, month, day, err := f.calendar().ParseDateFrom(typed, today)
	return civilDate{year, int(month), day}, err
}

// calendar is the one in which dates are typed and shown.
func (f *form) calendar() text.Calendar { return f.units.Calendar() }

// nameOld writes a date before the reform of the calendar in words, with the calendar; ""
// for others.
func (f *form) nameOld(d civilDate) string {
	day := time.Date(d.year, time.Month(d.month), d.day, 0, 0, 0, 0, time.UTC)
	if named := f.calendar().Named(day); named != f.calendar().Date(day) {
		return named
	}
	return ""
}

// readClock reads a time of day, or that of a date with a time of day.
func (f *form) readClock(typed string) (c civilClock, err error) {
	if _, clock, both := f.calendar().SplitMoment(typed, f.now().In(f.location())); both {
		typed = clock
	}
	c.hour, c.minute, c.second, err = text.ParseClock(typed)
	return c, err
}

// settleMoment gives both fields their part of a date with a time of day, which was typed
// into one of them.
func (f *form) settleMoment() {
	for _, c := range []*widget.Field{f.date, f.clock} {
		if date, clock, both := f.calendar().SplitMoment(c.Text(), f.now().In(f.location())); both {
			f.byProgram(func() {
				f.date.SetText(date)
				f.clock.SetText(clock)
			})
			f.writeTime()
			return
		}
	}
}

// tidyTime writes a date and a time of day that were typed as the program writes them.
func (f *form) tidyTime() {
	f.settleMoment()
	if !f.live() {
		f.writeTime()
	}
}

func (f *form) writeTime() {
	if f.read.date.ok && f.read.clock.ok {
		f.showTime(f.fixed())
	}
}

// playWords are on the buttons of the player at rest.
var playWords = [...]string{"Back", "Play"}

// showPlaying shows on the buttons which of them runs.
func (f *form) showPlaying(direction int) {
	for i, b := range f.plays {
		word := playWords[i]
		if direction == 2*i-1 {
			word = "Stop"
		}
		b.SetText(word)
	}
}

// showTimeline shows the span of the day and the time of an answer.
func (f *form) showTimeline(s sky.Sky, d sky.Day) {
	f.timeline.Set(d.From, d.To, s.Time, f.now())
}
