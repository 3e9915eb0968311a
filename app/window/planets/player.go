package planets

import "time"

// player moves the time shown forward or back by itself.
type player struct {
	direction int       // 1 forward, −1 back, 0 at rest
	from      time.Time // the time shown when it began, or the speed was changed
	began     time.Time // when that was
	next      *time.Timer
	asked     time.Time // when a day was last asked for
}

// The time between two pictures of the player, and between two days that it asks for.
const (
	playFrame = time.Second / 30
	playDay   = time.Second / 2
)

// play lets the time run forward or back from the one shown, or stops it where it runs
// so already.
func (t *Tab) play(direction int) {
	if direction == t.player.direction || !t.answered {
		direction = 0
	}
	t.stopPlaying()
	if direction == 0 {
		t.settle()
		return
	}
	t.player = player{direction: direction, from: t.sky.Time, began: t.now(), asked: t.now()}
	t.form.showPlaying(direction)
	t.onPlay()
}

// stopPlaying stops the time where it is.
func (t *Tab) stopPlaying() {
	if t.player.next != nil {
		t.player.next.Stop()
	}
	t.player = player{}
	t.form.showPlaying(0)
}

// onPlay shows the next picture. A time for which there are no positions ends it.
func (t *Tab) onPlay() {
	p := &t.player
	if p.direction == 0 {
		return
	}
	now := t.now()
	rate := speeds()[t.form.speed.Index()].rate
	t.scrub(p.from.Add(time.Duration(now.Sub(p.began).Seconds() * float64(p.direction) * float64(rate))))
	if !t.valid || !t.active {
		t.stopPlaying()
		return
	}
	if now.Sub(p.asked) >= playDay {
		p.asked = now
		t.ahead.request(t.sky.Inputs)
	}
	p.next = t.after(playFrame, t.onPlay)
}

// onSpeed goes on from the time shown at another speed.
func (t *Tab) onSpeed() {
	if t.player.direction != 0 {
		t.player.from, t.player.began = t.sky.Time, t.now()
	}
	t.prefs.SetInt(prefSpeed, t.form.speed.Index())
}

// onTimeline takes the time of the handle that is dragged.
func (t *Tab) onTimeline(at time.Time) {
	t.stopPlaying()
	t.scrub(at)
}
