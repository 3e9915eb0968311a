// Package almanac makes tables and documents of positions.
package almanac

import (
	"io"
	"time"

	"perihelion/ephem"
)

// Document is the position document of the program's contract.
type Document struct {
	Time     string   `json:"time"`
	DeltaT   float64  `json:"deltaT"`
	Observer Observer `json:"observer"`
	Bodies   []Entry  `json:"bodies"`
	Warnings []string `json:"warnings,omitempty"`
}

// Observer is the observer of a document.
type Observer struct {
	Latitude  float64 `json:"lat"`
	Longitude float64 `json:"lon"`
	Elevation float64 `json:"elevation"`
	Default   *bool   `json:"default,omitempty"`
}

// Entry is a body in a document.
type Entry struct {
	Name                 string   `json:"name"`
	Altitude             float64  `json:"altitude"`
	Azimuth              float64  `json:"azimuth"`
	Refracted            *float64 `json:"refracted,omitempty"`
	RA                   float64  `json:"ra"`
	Dec                  float64  `json:"dec"`
	AstrometricRA        float64  `json:"raAstrometric"`
	AstrometricDec       float64  `json:"decAstrometric"`
	Distance             float64  `json:"distance"`
	DistanceGeocentric   float64  `json:"distanceGeocentric"`
	DistanceHeliocentric *float64 `json:"distanceHeliocentric,omitempty"`
	LightTime            float64  `json:"lightTime"`
	Illuminated          float64  `json:"illuminated"`
	PhaseAngle           float64  `json:"phaseAngle"`
	Elongation           float64  `json:"elongation"`
	Diameter             float64  `json:"diameter"`
	Magnitude            *float64 `json:"magnitude,omitempty"`
	Constellation        string   `json:"constellation"`
	HourAngle            float64  `json:"hourAngle"`
	Rise                 string   `json:"rise,omitempty"`
	Transit              string   `json:"transit,omitempty"`
	Set                  string   `json:"set,omitempty"`
	State                string   `json:"state"`
}

// New computes a document.
func New(o ephem.Observer, t time.Time, bodies []ephem.Body, zone *time.Location) (Document, error) {
	return Document{}, nil
}

// WithoutRefraction returns the document without what the air does.
func (d Document) WithoutRefraction() Document { return d }

func (d Document) WriteJSON(w io.Writer) error  { return nil }
func (d Document) WriteCSV(w io.Writer) error   { return nil }
func (d Document) WriteTable(w io.Writer) error { return nil }
