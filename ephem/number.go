package ephem

import "strconv"

func formatNumber(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
