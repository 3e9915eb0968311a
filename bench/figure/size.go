package figure

// Bytes writes an amount of memory or of traffic: "512 bytes", "765 kB",
// "14.2 MB", "8.33 GB".
func Bytes[N int64 | uint64](n N) string {
	for _, u := range []struct {
		bytes float64
		name  string
	}{{1e9, " GB"}, {1e6, " MB"}, {1e3, " kB"}} {
		// A size that would be written as 1,000 of a unit is 1.00 of the next.
		if v := float64(n) / u.bytes; v >= 0.9995 {
			return digits(v) + u.name
		}
	}
	return Plural(int64(n), "byte")
}
