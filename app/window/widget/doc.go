// Package widget holds the controls of both tabs: fields that show errors beside
// themselves, buttons with a visible focus, a table
// that never clips, a chart that draws at true pixels, and the theme that gives
// them one density and one palette.
//
// Fyne's own widgets are used where text is edited and where things scroll;
// the rest is drawn here from canvas primitives, because the look asks for
// compact rows, quiet lines and a focus ring that can be seen. Everything in
// this package belongs to the goroutine of the user interface.
package widget
