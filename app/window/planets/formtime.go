package planets

import (
	"time"

	"perihelion/app/window/planets/sky"
	"perihelion/app/window/widget"
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
	f.timeline.Clock = func(at time.Time) string { return at.In(f.location()).Format("15:04") }
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
