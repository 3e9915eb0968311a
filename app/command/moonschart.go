package command

import (
	"context"
	"fmt"
	"io"
	"time"

	"perihelion/app/chart"
	"perihelion/app/skychart"
	"perihelion/assets/field"
	"perihelion/ephem/almanac"
	"perihelion/ephem/jovian"
)

// moonsChart is the picture of Jupiter's moons through the span of a calendar.
type moonsChart struct {
	to   outputFile
	span almanac.Span
}

// check returns, before anything is computed, why the chart could not be drawn or written.
func (m *moonsChart) check(stdout io.Writer) error {
	if m.to.path == "" {
		return nil
	}
	if err := checkPicture(m.to.flag, m.to.path); err != nil {
		return err
	}
	if longest := chart.LongestMoons(); m.span.To.Sub(m.span.From) > longest {
		return field.Errorf(m.to.flag, "--%s shows Jupiter's moons through at most %.0f days: write an earlier --to", m.to.flag, longest.Hours()/24)
	}
	return checkOutputs(stdout, m.to)
}

// draw computes and draws the chart.
func (m *moonsChart) draw() (chart.Figure, error) {
	span, zone := m.span, m.span.Zone
	if zone == nil {
		zone = time.UTC
	}
	d := chart.MoonsData{
		Title: "Moons of Jupiter",
		Subtitle: fmt.Sprintf("%s to %s, %s; in radii of Jupiter, north up",
			span.Dates.Date(span.From.In(zone)), span.Dates.Date(span.To.In(zone)), zone),
		Caption: skychart.MoonsCaption,
		Zone:    zone, Dates: span.Dates, From: span.From, To: span.To, Now: time.Now(),
		Step: max(min(15*time.Minute, span.To.Sub(span.From)/400), time.Second),
	}
	var err error
	if d.Places, err = jovian.Course(d.From, d.To, d.Step); err != nil {
		return chart.Figure{}, err
	}
	return chart.Moons(d, chart.SavedPalettes()[0])
}

// save draws the chart into its file; without a file it does nothing.
func (m *moonsChart) save(ctx context.Context) error {
	if m.to.path == "" {
		return nil
	}
	drawn, err := m.draw()
	if err != nil {
		return err
	}
	format, _ := chart.FormatOf(m.to.path)
	return m.to.save(ctx, func(path string) error { return chart.Save(path, drawn, format, m.size()) })
}

// size is higher for a longer span, so that Io's curve can be followed.
func (m *moonsChart) size() chart.Size {
	const perDay, least, most = 26, 500, 1400 // points
	days := m.span.To.Sub(m.span.From).Hours() / 24
	return chart.Size{Width: 640, Height: min(max(perDay*days, least), most), Scale: 2}
}
