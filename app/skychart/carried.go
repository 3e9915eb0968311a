package skychart

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/soniakeys/unit"

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

	Chart Choice `json:"chart,omitzero"` // the zero one of older versions
}

// Note is a sky as a picture of it carries it: the place and the time of a question, and how they
// are shown.
func Note(q almanac.Question, v View) (picture.Note, error) {
	o, deg := q.Observer, func(a unit.Angle) float64 { return math.Round(a.Deg()*1e9) / 1e9 }
	c := Carried{
		Format: CarriedFormat, Time: q.Time.UTC().Truncate(time.Second).Format(time.RFC3339), View: v,
		Observer: observer{
			Place: q.Place, Latitude: deg(o.Latitude), Longitude: deg(o.Longitude), Elevation: o.Elevation,
			Horizon: deg(q.Horizon.Altitude), EyeHeight: q.Horizon.Height,
		},
	}
	if q.Zone != nil {
		c.Observer.Zone = q.Zone.String()
	}
	switch {
	case o.Airless:
		c.Observer.Pressure = new(float64)
	case o.Pressure != 0:
		c.Observer.Pressure, c.Observer.Temperature = &o.Pressure, &o.Temperature
	}
	if q.DeltaT.Given {
		c.Observer.DeltaT = &q.DeltaT.Seconds
	}
	text, err := json.Marshal(c)
	return picture.Note{Keyword: CarriedFormat, Text: string(text)}, err
}

// mostCarried is the largest size of a document of the sky, in bytes.
const mostCarried = 64 << 10

// ReadCarried reads the document in a picture of the sky, and the question that it stands
// for, which is possible. The errors are the rest of a sentence that begins with the
// name of the file.
func ReadCarried(n picture.Note) (Carried, almanac.Question, error) {
	var c Carried
	switch {
	case n.Keyword != CarriedFormat:
		return c, almanac.Question{}, fmt.Errorf("holds %q, and this version opens only %q; open it with the version of the program that wrote it", n.Keyword, CarriedFormat)
	case len(n.Text) > mostCarried:
		return c, almanac.Question{}, errors.New("holds more data than a sky has")
	}
	if err := json.Unmarshal([]byte(n.Text), &c); err != nil {
		return c, almanac.Question{}, fmt.Errorf("is damaged: the sky in it cannot be read (%w)", err)
	}
	if c.Format != CarriedFormat {
		return c, almanac.Question{}, fmt.Errorf("is damaged: the format of the sky in it is %.40q", c.Format)
	}
	q, err := c.question()
	if err != nil {
		return c, almanac.Question{}, fmt.Errorf("holds a sky that cannot be shown: %w", err)
	}
	return c, q, nil
}

// question is the question that the document stands for.
func (c Carried) question() (q almanac.Question, err error) {
	const longestPlace = 200
	o := c.Observer
	if utf8.RuneCountInString(o.Place) > longestPlace || strings.ContainsAny(o.Place, "\n\r\x00") {
		return q, errors.New("its place is no name")
	}
	q.Place = o.Place
	if q.Time, err = text.Gregorian.ParseTime(c.Time, time.Time{}, nil); err != nil || q.Time.IsZero() { // "now" is no instant of a picture
		return q, fmt.Errorf("its time %.40q is not one as in 2026-11-22T12:00:00Z", c.Time)
	}
	q.Observer = ephem.Observer{Latitude: unit.AngleFromDeg(o.Latitude), Longitude: unit.AngleFromDeg(o.Longitude), Elevation: o.Elevation}
	q.Observer = q.Observer.WithAir(orNaN(o.Pressure), orNaN(o.Temperature))
	q.Horizon = ephem.Horizon{Altitude: unit.AngleFromDeg(o.Horizon), Height: o.EyeHeight}
	if o.DeltaT != nil {
		q.DeltaT = almanac.DeltaT{Seconds: *o.DeltaT, Given: true}
	}
	if c.View.Planets {
		q.Bodies = ephem.Bodies()[ephem.Mercury:ephem.Pluto]
	}
	if err := q.Validate(); err != nil {
		return q, err
	}
	_, err = q.Epoch(q.Time)
	return q, err
}

func orNaN(x *float64) float64 {
	if x == nil {
		return math.NaN()
	}
	return *x
}
