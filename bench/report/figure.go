package report

// Figure is a chart of a run, drawn for a page in two themes.
type Figure struct {
	Title string
	Light []byte // SVG
	Dark  []byte // SVG
}
