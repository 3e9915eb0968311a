package command

import (
	"cmp"
	"context"
	"io"
	"os"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"perihelion/app/chart"
	"perihelion/assets/field"
	"perihelion/ephem/almanac"
	"perihelion/ephem/text"
)

// monthPage is the picture of a month as the page of a calendar.
type monthPage struct{ path, paper string }

func (m *monthPage) define(flags *pflag.FlagSet) {
	var papers []string
	for _, p := range chart.Papers() {
		papers = append(papers, strings.ToLower(p.Name))
	}
	m.paper = papers[0]
	flags.StringVar(&m.path, "chart", "", "draw the month as the page of a calendar into a `file` that ends in .pdf, .svg or .png")
	flags.Var(&oneOf{&m.paper, papers}, "paper", "size of that page, across: "+strings.Join(papers, ", "))
}

func (m *monthPage) file() outputFile { return outputFile{"chart", m.path} }

// check returns, before anything is computed, why the page could not be drawn or written.
func (m *monthPage) check(stdout io.Writer, paper, year bool) error {
	switch {
	case m.path == "" && paper:
		return field.Errorf("paper", "--paper is the size of a page: write --chart with the name of its file, too, or leave out --paper")
	case m.path == "":
		return nil
	case year:
		return field.Errorf("chart", "--chart draws a month: write --month in place of --year")
	}
	if err := checkPicture("chart", m.path); err != nil {
		return err
	}
	return checkOutputs(stdout, m.file())
}

// save draws the month of some days into its file; without a file it does nothing.
func (m *monthPage) save(ctx context.Context, days almanac.Days) error {
	if m.path == "" {
		return nil
	}
	days.Bodies = nil
	month, err := days.Month(ctx, nil)
	if err != nil {
		return stopped(err, "page")
	}
	page := chart.NewMonth(month, weekBegins(), time.Time{}, text.Clock)
	page.Paper = true
	drawn, err := chart.Month(page, chart.SavedPalettes()[0])
	if err != nil {
		return err
	}
	var size chart.Size
	for _, p := range chart.Papers() {
		if strings.EqualFold(p.Name, m.paper) {
			size = p.Size
		}
	}
	format, _ := chart.FormatOf(m.path)
	return m.file().save(ctx, func(path string) error { return chart.Save(path, drawn, format, size) })
}

// weekBegins is the first day of a week for the region of the environment.
func weekBegins() time.Weekday {
	return text.WeekBegins(cmp.Or(os.Getenv("LC_ALL"), os.Getenv("LC_TIME"), os.Getenv("LANG")))
}
