package load

import "io"

// ticksPerHalf is how many lines a percentile log has for each halving of the distance
// to 100 %, as those of HdrHistogram's own tools have.
const ticksPerHalf = 5

// WriteLog writes a percentile log of HdrHistogram (.hgrm), in milliseconds.
func (d Distribution) WriteLog(w io.Writer) error {
	h := d.histogram
	if h == nil {
		h = newHistogram()
	}
	_, err := h.PercentilesPrint(w, ticksPerHalf, 1e3)
	return err
}
