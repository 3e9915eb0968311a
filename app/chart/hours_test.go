package chart

import (
	"slices"
	"testing"
	"time"

	"gonum.org/v1/plot/vg"

	"perihelion/ephem/text"
)

func TestHours(t *testing.T) {
	for _, tt := range []struct {
		name, zone, from string
		length           time.Duration
		width            float64
		want, dates      []string
	}{
		{"a day in UTC", "UTC", "2026-11-22T12:00:00Z", 24 * time.Hour, 300,
			[]string{"12:00", "16:00", "20:00", "00:00", "04:00", "08:00", "12:00"}, []string{"Sun 22 Nov", "Mon 23 Nov"}},
		{"from no full hour", "UTC", "2026-11-22T12:10:05Z", 8 * time.Hour, 200,
			[]string{"14:00", "16:00", "18:00", "20:00"}, []string{"Sun 22 Nov"}},
		{"a day of the Julian calendar", "UTC", "1054-07-11T00:00:00Z", 6 * time.Hour, 150,
			[]string{"00:00", "02:00", "04:00", "06:00"}, []string{"Tue 5 Jul"}},
		{"a zone of 45 minutes", "Asia/Kathmandu", "2026-11-22T00:00:00+05:45", 6 * time.Hour, 150,
			[]string{"00:00", "02:00", "04:00", "06:00"}, []string{"Sun 22 Nov"}},
		{"clocks go forward: 02:00 does not exist", "Europe/Berlin", "2026-03-29T00:00:00+01:00", 5 * time.Hour, 400,
			[]string{"00:00", "01:00", "03:00", "04:00", "05:00", "06:00"}, []string{"Sun 29 Mar"}},
		{"a day of 23 hours", "Europe/Berlin", "2026-03-29T00:00:00+01:00", 23 * time.Hour, 300,
			[]string{"00:00", "04:00", "08:00", "12:00", "16:00", "20:00", "00:00"}, []string{"Sun 29 Mar", "Mon 30 Mar"}},
		{"clocks go back: 02:00 comes twice", "Europe/Berlin", "2026-10-25T00:00:00+02:00", 5 * time.Hour, 400,
			[]string{"00:00", "01:00", "02:00", "02:00", "03:00", "04:00"}, []string{"Sun 25 Oct"}},
		{"a day of 25 hours", "Europe/Berlin", "2026-10-25T00:00:00+02:00", 25 * time.Hour, 300,
			[]string{"00:00", "04:00", "08:00", "12:00", "16:00", "20:00", "00:00"}, []string{"Sun 25 Oct", "Mon 26 Oct"}},
		{"clocks go forward by half an hour", "Australia/Lord_Howe", "2026-10-04T00:00:00+10:30", 4 * time.Hour, 400,
			[]string{"00:00", "01:00", "03:00", "04:00"}, []string{"Sun 4 Oct"}},
		{"midnight does not exist", "America/Asuncion", "2024-10-05T20:00:00-04:00", 8 * time.Hour, 600,
			[]string{"20:00", "21:00", "22:00", "23:00", "01:00", "02:00", "03:00", "04:00", "05:00"}, []string{"Sat 5 Oct", "Sun 6 Oct"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			z := zone(t, tt.zone)
			from, err := time.Parse(time.RFC3339, tt.from)
			if err != nil {
				t.Fatal(err)
			}
			var labels, dates []string
			for _, h := range hours(from, from.Add(tt.length), z, text.Historic, vg.Points(tt.width), 28) {
				labels = append(labels, h.label)
				if h.date != "" {
					dates = append(dates, h.date)
				}
				if got := h.In(z).Format("15:04"); got != h.label {
					t.Errorf("the mark %s stands at %s", h.label, got)
				}
			}
			if !slices.Equal(labels, tt.want) {
				t.Errorf("hours are %q, want %q", labels, tt.want)
			}
			if !slices.Equal(dates, tt.dates) {
				t.Errorf("dates are %q, want %q", dates, tt.dates)
			}
		})
	}
}
