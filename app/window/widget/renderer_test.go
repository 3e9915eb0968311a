package widget

import (
	"errors"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"perihelion/app/window/rendertest"
)

// Every widget of the package, in a state in which it shows all that it has.
func TestEveryWidgetSurvivesItsRenderer(t *testing.T) {
	for name, made := range map[string]func() fyne.CanvasObject{
		"button":    func() fyne.CanvasObject { return NewButton("Go", nil) },
		"primary":   func() fyne.CanvasObject { return NewPrimaryButton("Go", nil) },
		"quiet":     func() fyne.CanvasObject { return NewQuietButton("Go", nil) },
		"burger":    func() fyne.CanvasObject { return NewBurger(nil) },
		"segmented": func() fyne.CanvasObject { return NewSegmented([]string{"Now", "Fixed"}, nil) },
		"select":    func() fyne.CanvasObject { return NewSelect([]string{"a", "b"}, nil) },
		"cards": func() fyne.CanvasObject {
			return NewCards([]Card{{Title: "a", Sentence: "more", Note: "20 s", Icon: IconFlask}, {Title: "b", Icon: IconGlobe}, {Title: "c", Quiet: true}}, nil)
		},
		"fold":    func() fyne.CanvasObject { f := NewFold("a"); f.SetSummary("b", "c", true); return f },
		"foot":    func() fyne.CanvasObject { return NewFoot(NewSidebar(), NewCheck("b", nil)) },
		"sidebar": func() fyne.CanvasObject { return NewSidebar(NewField("A", nil), NewCheck("b", nil)) },
		"table":   func() fyne.CanvasObject { return sample() },
		"tab bar": func() fyne.CanvasObject { return NewTabBar([]string{"Planets", "Benchmark"}, nil) },
		"rule":    func() fyne.CanvasObject { return NewRule() },
		"heading": func() fyne.CanvasObject { return NewHeading("Altitude") },
		"label":   func() fyne.CanvasObject { return NewLabel("Place") },
		"chart":   func() fyne.CanvasObject { return aChart() },
		"check": func() fyne.CanvasObject {
			c := NewCheck("tick", nil)
			c.SetChecked(true)
			return c
		},
		"field": func() fyne.CanvasObject {
			f := NewField("Letters", even)
			f.SetText("abc")
			return f
		},
		"message": func() fyne.CanvasObject {
			m := NewMessage(200)
			m.Set(Warning, "This is a sentence that is longer than one line of the message and wraps.")
			return m
		},
		"status bar": func() fyne.CanvasObject {
			b := NewStatusBar(NewQuietButton("Copy table", nil))
			b.Set(Status{Kind: Live, Text: "live"})
			b.Set(Status{Kind: Success, Text: "saved as /a.png", File: "/a.png"}, Status{Kind: Warning, Text: "stale"}, Status{Text: "ΔT 69 s"})
			return b
		},
		"section": func() fyne.CanvasObject {
			s := NewSection("Observer")
			s.SetNote("3 of 5")
			return s
		},
		"invitation": func() fyne.CanvasObject {
			v := NewChartView(suggested, nothing, nil)
			v.SetInvitation("Press Run.")
			return v
		},
	} {
		t.Run(name, func(t *testing.T) {
			win := stage(t, Light, 420, 160, NewLabel(""))
			win.SetContent(container.NewStack(made()))
			win.Resize(fyne.NewSize(420, 160))
			rendertest.Survives(t, win)
		})
	}
	t.Run("save dialog", func(t *testing.T) {
		d, win := saving(t, t.TempDir(), func(string) error { return errors.New("no space left") })
		press(d.name.Entry(), fyne.KeyReturn)
		rendertest.Survives(t, win)
	})
}
