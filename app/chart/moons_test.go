package chart

import (
	"strings"
	"testing"
	"time"

	"perihelion/ephem/jovian"
)

// shadows are the days about the three shadows of 24 January 2015.
func shadows(t *testing.T, days int) MoonsData {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Lisbon")
	if err != nil {
		t.Fatal(err)
	}
	d := MoonsData{
		Title: "Moons of Jupiter", Subtitle: "January and February 2015, Europe/Lisbon", Caption: "A curve stops where the moon is behind Jupiter or in its shadow.",
		Zone: zone, From: time.Date(2015, 1, 20, 0, 0, 0, 0, zone), Step: 15 * time.Minute,
		Now: time.Date(2015, 1, 24, 6, 40, 0, 0, zone),
	}
	d.To = d.From.AddDate(0, 0, days)
	if d.Places, err = jovian.Course(d.From, d.To, d.Step); err != nil {
		t.Fatal(err)
	}
	return d
}

func moonsOf(t *testing.T, d MoonsData, p Palette) Figure {
	t.Helper()
	f, err := Moons(d, p)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestMoonsLook(t *testing.T) {
	for _, p := range []Palette{Light(), Dark()} {
		golden(t, "moons-"+p.Name, moonsOf(t, shadows(t, 9), p), 900, 600, 72)
	}
	month := shadows(t, 31)
	month.Now = time.Time{}
	golden(t, "moons-saved", moonsOf(t, month, Print()), 1280, 1612, savedDPI)
	pane := shadows(t, 2)
	pane.Title, pane.Subtitle, pane.Caption = "", "", ""
	golden(t, "moons-small", moonsOf(t, pane, Dark()), 360, 240, 72)
}

func TestMoonsRefuses(t *testing.T) {
	from := time.Date(2026, 11, 22, 0, 0, 0, 0, time.UTC)
	good := MoonsData{From: from, To: from.AddDate(0, 0, 3), Step: time.Hour}
	for want, change := range map[string]func(*MoonsData){
		"it ends":  func(d *MoonsData) { d.To = d.From },
		"too many": func(d *MoonsData) { d.To = d.From.AddDate(0, 0, 101) },
		"step":     func(d *MoonsData) { d.Step = 0 },
	} {
		d := good
		change(&d)
		if _, err := Moons(d, Light()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("Moons gives the error %v, want one with %q", err, want)
		}
	}
	// Without places there is a frame, and a present without a place is no line.
	good.Now = from.Add(time.Hour)
	Image(moonsOf(t, good, Light()), 600, 300, 72)
	Image(moonsOf(t, shadows(t, 1), Light()), 80, 60, 72)
}

// The moons are read from the top downwards, and a moon that cannot be seen is explained.
func TestMoonsAreRead(t *testing.T) {
	d := shadows(t, 9)
	all := moonsOf(t, d, Dark()).Readings(900, 600)
	if len(all) != len(d.Places) || orderOf(all) != down {
		t.Fatalf("%d readings of %d places in the order %v", len(all), len(d.Places), orderOf(all))
	}
	a := all[300].Area
	place := PlaceAmong(all, 5, (a.Top+a.Bottom)/2)
	if line := PlaceOf(all, 300); place < 299.99 || place > 300.01 || line.Top != line.Bottom || line.Top < a.Top || line.Top > a.Bottom {
		t.Errorf("reading 300 is found as %v, with the line %v", place, line)
	}
	if all[300].Title != "Fri 23 Jan, 03:00" || len(all[300].Lines) != 4 {
		t.Errorf("%q: %s", all[300].Title, lines(all[300]))
	}
	words := map[string]bool{}
	for _, r := range all {
		for _, l := range r.Lines {
			words[strings.TrimLeft(l.Value, "0123456789.")] = true
		}
	}
	for _, want := range []string{" east", " west", "behind Jupiter", "in front of Jupiter", "in Jupiter's shadow"} {
		if !words[want] {
			t.Errorf("no moon is ever %q: %v", want, words)
		}
	}
}
