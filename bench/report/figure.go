package report

// Illustration is the charts of a run, drawn for a page in two themes. They share outlines of
// letters and rules of colours.
type Illustration struct {
	Figures     []Figure
	Letters     []byte // an element of SVG
	Light, Dark string // rules of CSS
}

// Figure is one chart.
type Figure struct {
	Title string
	SVG   []byte // an element
}
