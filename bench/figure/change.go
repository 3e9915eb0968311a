package figure

import (
	"math"
	"strconv"
)

// Change writes by which share a measured figure differs from another, with its
// sign: "+180.2 %", "−12.0 %", "+5,590 %"; "0.0 %" where there is no difference.
func Change(share float64) string { return percentage(change(share, 1)) }

// WholeChange is Change without decimals, for little room: "+180 %", "−12 %".
func WholeChange(share float64) string { return percentage(change(share, 0)) }

// ChangeRange writes an interval of changes by its ends: "−3.1 to +12.0 %". It is
// empty for an interval of one value, which is none.
func ChangeRange(low, high float64) string {
	if low == high || !isChange(low) || !isChange(high) {
		return ""
	}
	return change(low, 1) + " to " + percentage(change(high, 1))
}

// change is a percentage without its unit.
func change(share float64, decimals int) string {
	if !isChange(share) {
		return None
	}
	v := 100 * share
	size := math.Abs(v)
	text := whole(size)
	if decimals > 0 && size < 999.95 {
		text = strconv.FormatFloat(size, 'f', decimals, 64)
	}
	zero := strconv.FormatFloat(0, 'f', decimals, 64)
	switch {
	case text == zero:
		return zero
	case v < 0:
		return "−" + text
	}
	return "+" + text
}

func percentage(text string) string {
	if text == None {
		return None
	}
	return text + " %"
}

// isChange reports whether a share can be one by which a rate changes: nothing loses
// more than all of itself.
func isChange(share float64) bool { return share >= -1 && !math.IsInf(share, 0) }
