package figure

import "strconv"

// Excess writes by which share one figure is above another, in two digits or all
// whole ones: "18 %", "5.2 %", "0.3 %".
func Excess(share float64) string { return percentage(excess(share)) }

// ExcessRange writes an interval of such shares: "14–22 %". It is empty where both
// ends are written alike.
func ExcessRange(low, high float64) string {
	a, b := excess(low), excess(high)
	if a == b || a == None || b == None {
		return ""
	}
	return a + "–" + percentage(b)
}

// excess is a percentage without its unit; only a negative one has a sign.
func excess(share float64) string {
	switch v := 100 * share; {
	case !isChange(share):
		return None
	case v > -9.95 && v < 9.95:
		text := strconv.FormatFloat(v, 'f', 1, 64)
		if text == "-0.0" {
			return "0.0"
		}
		if v < 0 {
			return "−" + text[1:]
		}
		return text
	case v < 0:
		return "−" + whole(-v)
	default:
		return whole(v)
	}
}
