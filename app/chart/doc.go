// Package chart draws the charts of the program with gonum/plot: the altitude
// of the bodies through a day, and of a run of servers the requests per second, the latency,
// the seconds, the costs and the failures, and aiohttp beside Flask under each deployment.
// Its functions are pure: values in, a figure out, the same for the window, for a PNG, an
// SVG and a PDF.
//
// gonum/plot lays its axes out before the size of the picture is known. These charts
// must be readable in a pane of 520 by 240 and on a page of 1600 by 1000, so each is one
// Plotter that owns the whole canvas: it chooses ticks, wraps names and places labels
// once the size is known. Lengths are points; at 72 dpi times the window's scale a point
// is one unit of the window.
//
// Charts lists the charts of a run; a new one is one more entry.
//
// The package needs no display and no part of Fyne: its fonts are those of the
// window, from package assets.
package chart
