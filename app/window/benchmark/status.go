package benchmark

import (
	"perihelion/app/window/benchmark/view"
	"perihelion/app/window/widget"
)

// status is the left of the status bar: the present state, the machine, and the files
// that were read and written.
func (t *Tab) status() []widget.Status {
	machine := widget.Status{Text: view.MachineOf(t.host.machine)}
	now, resting := t.now()
	items := []widget.Status{now, machine}
	if !resting {
		return items
	}
	items = append(items, t.keeping()...)
	return append(items, t.onScreen().taken()...)
}

// now is the present state, or how the last run ended, where the tab rests.
func (t *Tab) now() (s widget.Status, resting bool) {
	switch state := t.onScreen().state().State(); {
	case state == "running":
		return widget.Status{Kind: widget.Live, Text: "running"}, false
	case state == "stopping":
		return widget.Status{Kind: widget.Live, Text: "stopping: ending the processes of the run"}, false
	case state == "invalid" && t.in.complaint().missing:
		return widget.Status{Kind: widget.Plain, Text: "waiting for an input"}, false
	case state == "invalid":
		return widget.Status{Kind: widget.Failure, Text: "an input is wrong"}, false
	case t.asking && t.question == nil:
		return widget.Status{Kind: widget.Live, Text: "looking up the host"}, false
	case t.asking:
		return widget.Status{Kind: widget.Live, Text: "waiting for your permission"}, false
	}
	return t.onScreen().outcome(), true
}
