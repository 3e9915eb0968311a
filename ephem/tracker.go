package ephem

import (
	"math"
	"time"

	"perihelion/ephem/internal/orient"
	"perihelion/ephem/internal/timescale"
	"perihelion/ephem/internal/vec"
)

// Tracker follows one body from one site through many instants, in any order, at some ten
// times the speed of a Scene for each: slow changes are computed a few times a day and
// interpolated, to 0.001″ of the same place. Earlier calls never change an answer. One
// goroutine at a time may use a Tracker.
type Tracker struct {
	site    site
	body    Body
	star    *drift // of a star that is followed in place of the body, nil for none
	axes    horizontal
	windows [trackerWindows]trackerWindow
}

// Track begins to follow a body. The error is that of Observer.Validate, or a
// *field.Error of the field name for a number that is no body.
func Track(o Observer, b Body) (*Tracker, error) {
	if err := o.Validate(); err != nil {
		return nil, err
	}
	if err := known(b); err != nil {
		return nil, err
	}
	return newTracker(o, b), nil
}

func newTracker(o Observer, b Body) *Tracker {
	t := &Tracker{site: newSite(o), body: b}
	for i := range t.windows {
		t.windows[i].number = math.MinInt64
	}
	return t
}

// At returns where the body is seen at an instant. The error is a *RangeError.
func (t *Tracker) At(when time.Time) (Place, error) {
	if err := inRange(when); err != nil {
		return Place{}, err
	}
	return t.at(when), nil
}

func (t *Tracker) at(when time.Time) Place {
	scales := timescale.Of(when)
	w, u := t.window(scales.TT)

	t.axes.set(orient.RotationAngle(scales.UT1)+w.origin.at(u)+t.site.longitude, t.site.sinLat, t.site.cosLat)
	place, velocity := t.site.at(&t.axes)
	if t.site.twist != 0 {
		t.axes.twist(t.site.twist)
	}

	earth := w.earth.at(u)
	motion := w.velocity.at(u)
	body, rate := w.body.withRate(u)
	rate = rate.Add(motion) // of the body itself, where the window has it from the moving Earth

	topocentric, distance := shift(body, rate, place, body.Norm())
	direction := topocentric.Scale(1 / distance)
	if t.body != Sun {
		fromSun := earth.Add(body)
		direction = deflect(direction, fromSun.Scale(1/fromSun.Norm()), earth.Add(place))
	}
	return t.axes.place(aberrate(direction, motion.Add(velocity).Scale(1/lightPerDay)), distance)
}

// The windows of a Tracker: so many days long, and polynomials of so many
// coefficients, which leave less than 0.0001″ of a polynomial's error.
const (
	trackerDays    = 1.0
	trackerNodes   = 7
	trackerWindows = 4
)

// trackerWindow holds the quantities of a Tracker in one window, as polynomials in a
// variable from −1 to 1, in axes of the true equator and equinox of date.
type trackerWindow struct {
	number   int64
	earth    curves // from the Sun, au
	velocity curves // of the Earth in the frame of the model, au a day
	body     curves // from the Earth's centre now to the body when its light left, au
	origin   curve  // from the Earth rotation angle to the sidereal time, radians
}

// window returns the window of a time, and where in it the time is.
func (t *Tracker) window(tt float64) (w *trackerWindow, u float64) {
	q := tt / trackerDays
	floor := math.Floor(q)
	number := int64(floor)
	w = &t.windows[uint64(number)%trackerWindows]
	if w.number != number {
		w.fit(t.body, t.star, number)
	}
	return w, 2*(q-floor) - 1
}

func (w *trackerWindow) fit(b Body, star *drift, number int64) {
	w.number = number
	var earth, velocity, body [trackerNodes]vec.Vec
	var origin [trackerNodes]float64
	var e Epoch
	for i, u := range nodes {
		e.set(time.Time{}, timescale.Scales{TT: (float64(number) + (u+1)/2) * trackerDays})
		var g sight
		if star != nil {
			e.star(*star, &g)
		} else {
			e.lightTime(b, &g)
		}
		earth[i] = e.ofDate.Apply(e.earth.Sub(e.sun))
		velocity[i] = e.ofDate.Apply(e.velocity)
		body[i] = e.ofDate.Apply(g.geocentric)
		origin[i] = e.sidereal - orient.RotationAngle(e.scales.UT1)
	}
	w.earth.fit(&earth)
	w.velocity.fit(&velocity)
	w.body.fit(&body)
	w.origin.fit(&origin)
}
