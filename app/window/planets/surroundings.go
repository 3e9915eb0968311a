package planets

import (
	"math"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/app/window/widget"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// surroundings is the folded section of the form with the observer's coordinates, which
// most observers give by a name, and the air, the skyline and ΔT, which they leave to the
// program. Folded it is one line, which names the numbers that are given.
type surroundings struct {
	pressure, temperature, skyline, eye, deltaT *widget.Field

	read struct{ pressure, temperature, skyline, eye, deltaT reading[float64] }

	head     *widget.Button
	open     bool
	position []*widget.Field // the coordinates and the elevation, which stand in the section too

	onFold func() // the section was folded or unfolded
}

func newSurroundings(onFold func(), position ...*widget.Field) *surroundings {
	s := &surroundings{onFold: onFold, position: position}
	s.pressure = newReading("Pressure", &s.read.pressure,
		optional("pressure", "hectopascals, such as 1010, or 0 for no air", checkPressure, "hPa", "mbar"), nil)
	s.temperature = newReading("Temperature", &s.read.temperature,
		optional("temperature", "degrees Celsius, such as 10", checkTemperature, "°C", "C"), nil)
	s.skyline = newReading("Skyline", &s.read.skyline,
		optional("horizon", "the skyline's altitude in degrees, such as 5", checkSkyline, "°"), nil)
	s.eye = newReading("Eye height", &s.read.eye,
		optional("eyeHeight", "metres above the ground or the sea, such as 30", checkEye, "m"), nil)
	s.deltaT = newReading("ΔT", &s.read.deltaT,
		optional("deltaT", "the seconds of TT − UT1, such as 69.1", checkDeltaT, "s"), nil)
	s.temperature.SetPlaceHolder("10 °C")
	s.skyline.SetPlaceHolder("0°, the level")
	s.eye.SetPlaceHolder("0 m, at the ground")
	s.deltaT.SetPlaceHolder("the program's own")
	s.head = widget.NewQuietButton("", func() { s.fold(!s.open) })
	for _, f := range s.fields() {
		_ = f.Check() // an empty text is right
	}
	s.fold(false)
	return s
}

// fields returns the fields from the top.
func (s *surroundings) fields() []*widget.Field {
	return []*widget.Field{s.pressure, s.temperature, s.skyline, s.eye, s.deltaT}
}

// fold shows the section or folds it. It stays open while a field in it is wrong, so that
// the error can be seen.
func (s *surroundings) fold(open bool) {
	all := append(s.fields(), s.position...)
	for _, f := range all {
		open = open || f.Err() != nil
	}
	s.open = open
	for _, f := range all {
		if open {
			f.Show()
		} else {
			f.Hide()
		}
	}
	s.title()
	if s.onFold != nil {
		s.onFold()
	}
}

// title writes the line of the section.
func (s *surroundings) title() {
	const name = "Coordinates, air and horizon"
	if s.open {
		s.head.SetText("− " + name)
		return
	}
	title := "+ " + name
	if given := s.given(); given != "" {
		title = "+ " + given
	}
	s.head.SetText(widget.Elide(title, widget.SidebarInner-12, widget.SmallSize+0.5, false))
}

// given names the numbers that are given, "" where there are none.
func (s *surroundings) given() string {
	var words []string
	add := func(r reading[float64], before, after string) {
		if r.ok && !math.IsNaN(r.value) {
			words = append(words, before+written(r.value)+after)
		}
	}
	add(s.read.pressure, "", " hPa")
	add(s.read.temperature, "", " °C")
	add(s.read.skyline, "skyline ", "°")
	add(s.read.eye, "eye ", " m")
	add(s.read.deltaT, "ΔT ", " s")
	return strings.Join(words, ", ")
}

// enter puts the numbers, which are right, into a question.
func (s *surroundings) enter(q *almanac.Question) {
	s.pressure.SetPlaceHolder(text.Number(ephem.StandardPressure(q.Observer.Elevation), 1) + " hPa")
	q.Observer = q.Observer.WithAir(s.read.pressure.value, s.read.temperature.value)
	if x := s.read.skyline.value; !math.IsNaN(x) {
		q.Horizon.Altitude = unit.AngleFromDeg(x)
	}
	if x := s.read.eye.value; !math.IsNaN(x) {
		q.Horizon.Height = x
	}
	if x := s.read.deltaT.value; !math.IsNaN(x) {
		q.DeltaT = almanac.DeltaT{Seconds: x, Given: true}
	}
}

func isBlank(s string) bool { return strings.TrimSpace(s) == "" }
