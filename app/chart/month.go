package chart

import (
	"errors"
	"fmt"
	"slices"
)

// MonthData is the page of a calendar: a cell for each day, in rows of seven. An empty text
// takes no room.
type MonthData struct {
	Title    string // "December 2026"
	Subtitle string // place, zone
	Caption  string // small print below

	Weekdays [7]string  // the heads of the columns
	Days     []MonthDay // in order
	Rows     int        // at least so many, so that every month has the same cells; 0: as many as it needs
	Compact  bool       // days and Moons alone, in cells too small for more
	Paper    bool       // a margin all around, for printers
}

// MonthDay is one cell.
type MonthDay struct {
	Column int      // from the left; a day that does not come after the one before begins a row
	Label  string   // "13"
	Name   string   // title of its reading: "Sunday, 13 December 2026"
	Moon   Phase    // at noon
	Lines  []string // small print below the label
	Events []string // below the lines, in order
	Today  bool     // marked
}

// Phase is how the Moon's disc is lit. The zero value is no disc.
type Phase struct {
	Known bool
	Lit   float64 // the part of the disc, 0 to 1
	Right bool    // the lit limb is at the right
}

// Rows is the number of rows that the days need.
func (d *MonthData) rows() int {
	n, last := 1, -1
	for _, day := range d.Days {
		if day.Column <= last {
			n++
		}
		last = day.Column
	}
	return max(n, d.Rows)
}

func (d *MonthData) check() error {
	if len(d.Days) == 0 || len(d.Days) > 31 {
		return fmt.Errorf("page of a month: it has %d days, and a month has 1 to 31", len(d.Days))
	}
	if slices.ContainsFunc(d.Days, func(day MonthDay) bool { return day.Column < 0 || day.Column > 6 }) {
		return errors.New("page of a month: the columns are numbered 0 to 6")
	}
	return nil
}

// Month draws the page of a calendar. What does not fit into a cell is left out of it, with the
// number of what is missing.
//
// It has a reading for each day, in order. The lines of a reading are the events that are drawn,
// with their areas.
func Month(d MonthData, p Palette) (Figure, error) {
	if err := d.check(); err != nil {
		return Figure{}, err
	}
	return figureOf(p, month{d, p}), nil
}

// Papers are the sizes of paper for which pages are made, across.
func Papers() []Paper {
	return []Paper{{"A4", Size{Width: 842, Height: 595, Scale: 2}}, {"Letter", Size{Width: 792, Height: 612, Scale: 2}}}
}

// Paper is a size of paper.
type Paper struct {
	Name string
	Size Size
}
