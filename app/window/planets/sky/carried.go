package sky

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/soniakeys/unit"

	"perihelion/app/skychart"
	"perihelion/bench/picture"
	"perihelion/ephem"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// CarriedFormat names the version of the document that a picture of the sky carries.
const CarriedFormat = CarriedName + "1"

// CarriedName begins the format in every version.
const CarriedName = "perihelion/sky/"

// Carried is the document that a picture of the sky carries: observer, time and view.
type Carried struct {
	Format   string   `json:"format"` // CarriedFormat
	Time     string   `json:"time"`   // RFC 3339, UTC, whole seconds
	Observer observer `json:"observer"`
	View     View     `json:"view"`
}

// observer is the place with what surrounds it.
type observer struct {
	Place       string   `json:"place,omitempty"`
	Latitude    float64  `json:"lat"`                   // degrees, north positive
	Longitude   float64  `json:"lon"`                   // degrees, east positive
	Elevation   float64  `json:"elevation"`             // metres
	Zone        string   `json:"zone,omitempty"`        // of the times in the picture, as the time zone database names it
	Pressure    *float64 `json:"pressure,omitempty"`    // hPa, 0 for no air
	Temperature *float64 `json:"temperature,omitempty"` // °C
	Horizon     float64  `json:"horizon,omitempty"`     // degrees
	EyeHeight   float64  `json:"eyeHeight,omitempty"`   // metres
	DeltaT      *float64 `json:"deltaT,omitempty"`      // seconds
}

// View is how the sky is shown.
type View struct {
	Refraction bool   `json:"refraction"`
	OnlyUp     bool   `json:"onlyUp"`
	Planets    bool   `json:"planets"`  // without Sun, Moon and Pluto
	Selected   string `json:"selected"` // key of a body
	Clock      string `json:"clock"`    // "observer", "utc" or "computer"

	Chart skychart.Choice `json:"chart,omitzero"` // the zero one of older versions
}

// Note is the sky as a picture of it carries it. Bodies, refraction and the choice of
// bodies of the view come from the sky.
func (s Sky) Note(v View) (picture.Note, error) {
	o, deg := s.Observer, func(a unit.Angle) float64 { return math.Round(a.Deg()*1e9) / 1e9 }
	v.Refraction, v.OnlyUp, v.Planets = s.Refraction, s.OnlyUp, s.Bodies != nil
	c := Carried{
		Format: CarriedFormat, Time: s.Time.UTC().Truncate(time.Second).Format(time.RFC3339), View: v,
		Observer: observer{
			Place: s.Place, Latitude: deg(o.Latitude), Longitude: deg(o.Longitude), Elevation: o.Elevation,
			Horizon: deg(s.Horizon.Altitude), EyeHeight: s.Horizon.Height,
		},
	}
	if s.Zone != nil {
		c.Observer.Zone = s.Zone.String()
	}
	switch {
	case o.Airless:
		c.Observer.Pressure = new(float64)
	case o.Pressure != 0:
		c.Observer.Pressure, c.Observer.Temperature = &o.Pressure, &o.Temperature
	}
	if s.Question.DeltaT.Given {
		c.Observer.DeltaT = &s.Question.DeltaT.Seconds
	}
	text, err := json.Marshal(c)
	return picture.Note{Keyword: CarriedFormat, Text: string(text)}, err
}

// mostCarried is the largest size of a document of the sky, in bytes.
const mostCarried = 64 << 10

// ReadCarried reads the document in a picture of the sky, and the inputs that it stands
// for, which are possible. The errors are the rest of a sentence that begins with the
// name of the file.
func ReadCarried(n picture.Note) (Carried, Inputs, error) {
	var c Carried
	switch {
	case n.Keyword != CarriedFormat:
		return c, Inputs{}, fmt.Errorf("holds %q, and this version opens only %q; open it with the version of the program that wrote it", n.Keyword, CarriedFormat)
	case len(n.Text) > mostCarried:
		return c, Inputs{}, errors.New("holds more data than a sky has")
	}
	if err := json.Unmarshal([]byte(n.Text), &c); err != nil {
		return c, Inputs{}, fmt.Errorf("is damaged: the sky in it cannot be read (%w)", err)
	}
	if c.Format != CarriedFormat {
		return c, Inputs{}, fmt.Errorf("is damaged: the format of the sky in it is %.40q", c.Format)
	}
	in, err := c.inputs()
	if err != nil {
		return c, Inputs{}, fmt.Errorf("holds a sky that cannot be shown: %w", err)
	}
	return c, in, nil
}

// inputs are the inputs that the document stands for.
func (c Carried) inputs() (in Inputs, err error) {
	const longestPlace = 200
	o := c.Observer
	if utf8.RuneCountInString(o.Place) > longestPlace || strings.ContainsAny(o.Place, "\n\r\x00") {
		return in, errors.New("its place is no name")
	}
	in.Place, in.Refraction, in.OnlyUp = o.Place, c.View.Refraction, c.View.OnlyUp
	if in.Time, err = text.Gregorian.ParseTime(c.Time, time.Time{}, nil); err != nil || in.Time.IsZero() { // "now" is no instant of a picture
		return in, fmt.Errorf("its time %.40q is not one as in 2026-11-22T12:00:00Z", c.Time)
	}
	in.Observer = ephem.Observer{Latitude: unit.AngleFromDeg(o.Latitude), Longitude: unit.AngleFromDeg(o.Longitude), Elevation: o.Elevation}
	in.Observer = in.Observer.WithAir(orNaN(o.Pressure), orNaN(o.Temperature))
	in.Horizon = ephem.Horizon{Altitude: unit.AngleFromDeg(o.Horizon), Height: o.EyeHeight}
	if o.DeltaT != nil {
		in.DeltaT = almanac.DeltaT{Seconds: *o.DeltaT, Given: true}
	}
	if c.View.Planets {
		in.Bodies = Planets()
	}
	if err := in.Validate(); err != nil {
		return in, err
	}
	_, err = in.Epoch(in.Time)
	return in, err
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}
