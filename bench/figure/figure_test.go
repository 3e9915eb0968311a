package figure

import (
	"math"
	"strings"
	"testing"
	"time"
)

var nan, inf = math.NaN(), math.Inf(1)

func TestOverflows(t *testing.T) {
	for text, want := range map[string]bool{"9999999h": true, "1h9999999h": true, "9999h": false, "10s": false, "9999999": false, "h": false, "": false} {
		if got := Overflows(text); got != want {
			t.Errorf("Overflows(%q) = %v, want %v", text, got, want)
		}
	}
}

func TestCounts(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 999: "999", 1000: "1,000", 38_412: "38,412", 1_234_567: "1,234,567", -1500: "−1,500"} {
		if got := Count(n); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
	for _, c := range []struct {
		n           int
		thing, want string
	}{
		{1, "repeat", "1 repeat"}, {5, "repeat", "5 repeats"}, {0, "core", "0 cores"},
		{1000, "request", "1,000 requests"}, {1, "process", "1 process"}, {4, "process", "4 processes"},
	} {
		if got := Plural(c.n, c.thing); got != c.want {
			t.Errorf("Plural(%d, %q) = %q, want %q", c.n, c.thing, got, c.want)
		}
	}
}

// check compares the texts that one function makes of several values.
func check[V any](t *testing.T, name string, write func(V) string, cases []struct {
	v    V
	want string
}) {
	t.Helper()
	for _, c := range cases {
		if got := write(c.v); got != c.want {
			t.Errorf("%s(%v) = %q, want %q", name, c.v, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	type cases = []struct {
		v    float64
		want string
	}
	check(t, "Exact", Exact, cases{
		{50, "50"}, {12_000, "12,000"}, {12.5, "12.5"}, {1_234.25, "1,234.25"}, {0.1, "0.1"}, {0, "0"}, {2e6, "2,000,000"},
		{-1, "−1"}, {-0.5, "−0.5"}, {math.Copysign(0, -1), "0"}, {nan, "NaN"}, {inf, "+Inf"},
	})
	check(t, "PerSecond", PerSecond, cases{
		{14_472.4, "14,472"}, {1_234_567, "1,234,567"}, {999.7, "1,000"}, {722, "722"}, {1_002.5, "1,003"}, {100, "100"}, {99.96, "100"},
		{84.26, "84.3"}, {9.996, "10.0"}, {7.254, "7.25"}, {3, "3.00"}, {0.9996, "1.00"}, {0.387, "0.387"}, {0, "0"},
		{nan, None}, {inf, None}, {-1, None},
	})
	check(t, "Ratio", Ratio, cases{
		{2.3149, "2.31"}, {2.8, "2.80"}, {53.21, "53.2"}, {0.4321, "0.432"}, {1_204.4, "1,204"}, {0.0423, "0.042"}, {0.0012, "0.0012"},
		{0, None}, {nan, None},
	})
	check(t, "Percent", Percent, cases{
		{0.00004, "< 0.1 %"}, {0.99996, "> 99.9 %"},
		{0.9375, "93.75 %"}, {0.875, "87.5 %"}, {0.95, "95 %"}, {0.5, "50 %"}, {0.07, "7 %"}, {0.978515625, "97.9 %"}, {0, "0 %"}, {nan, None},
	})
	check(t, "WholePercent", WholePercent, cases{
		{1.824, "182 %"}, {0.915, "92 %"}, {0.0012, "0 %"}, {12.5, "1,250 %"}, {nan, None}, {math.Copysign(0, -1), "0 %"}, {math.MaxFloat64, None},
	})
	check(t, "Change", Change, cases{
		{1.80236, "+180.2 %"}, {-0.12, "−12.0 %"}, {0.0004, "0.0 %"}, {-0.0004, "0.0 %"}, {9.99951, "+1,000 %"}, {55.9, "+5,590 %"}, {-1, "−100.0 %"},
		{-1.1, None}, {nan, None}, {inf, None},
	})
	check(t, "WholeChange", WholeChange, cases{{1.80236, "+180 %"}, {-0.12, "−12 %"}, {-0.004, "0 %"}, {9.996, "+1,000 %"}, {nan, None}})
	check(t, "PValue", PValue, cases{{0.0079365, "p = 0.008"}, {0.00099, "p < 0.001"}, {1, "p = 1.000"}})
	check(t, "Milliseconds", Milliseconds, cases{
		{0.0461, "0.046"}, {0.0999, "0.10"}, {0.449, "0.45"}, {11.4, "11.40"}, {104.04, "104.0"}, {999.96, "1,000"}, {1_204.4, "1,204"},
		{0, None}, {nan, None},
	})
	check(t, "Span", Span, cases{
		{0.0002, "0.200 µs"}, {0.001, "1.00 µs"}, {0.9991, "999 µs"}, {9.994, "9.99 ms"}, {9.996, "10.0 ms"}, {12_345, "12.3 s"}, {600e3, "10 min"}, {0.0461, "46.1 µs"}, {0.98, "980 µs"}, {0.9996, "1.00 ms"}, {12.34, "12.3 ms"}, {999.6, "1.00 s"},
		{2_469, "2.47 s"}, {59_960, "1 min"}, {90_400, "1 min 30 s"}, {603_200, "10 min 3 s"}, {0, "0"}, {nan, None}, {1e300, None},
	})
}

func TestRange(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{
		{37_951, 38_870, "37,951–38,870"}, {90, 104, "90.0–104"}, {0.95, 1.02, "0.950–1.02"}, {0, 2, "0–2.00"},
		{100, 100, ""}, {nan, 1, ""}, {1, inf, ""},
	} {
		if got := Range(c.low, c.high); got != c.want {
			t.Errorf("Range(%v, %v) = %q, want %q", c.low, c.high, got, c.want)
		}
	}
}

func TestChangeRange(t *testing.T) {
	for _, c := range []struct {
		low, high float64
		want      string
	}{
		{1.701, 1.904, "+170.1 to +190.4 %"}, {-0.031, 0.12, "−3.1 to +12.0 %"}, {0, 0.2, "0.0 to +20.0 %"}, {0.5, 0.5, ""}, {nan, 1, ""}, {-2, 1, ""},
	} {
		if got := ChangeRange(c.low, c.high); got != c.want {
			t.Errorf("ChangeRange(%v, %v) = %q, want %q", c.low, c.high, got, c.want)
		}
	}
}

func TestDuration(t *testing.T) {
	check(t, "Duration", Duration, []struct {
		v    time.Duration
		want string
	}{
		{0, "0 s"}, {500, "500 ns"}, {200 * time.Microsecond, "200 µs"}, {2500 * time.Microsecond, "2.5 ms"}, {500 * time.Millisecond, "500 ms"},
		{1500 * time.Millisecond, "1.5 s"}, {10 * time.Second, "10 s"}, {time.Minute, "1 min"}, {90 * time.Second, "1 min 30 s"},
		{90*time.Second + 500*time.Millisecond, "1 min 30.5 s"}, {time.Hour, "1 h"}, {64 * time.Minute, "1 h 4 min"},
		{2*time.Hour + 5*time.Second, "2 h 5 s"}, {-time.Second, "−1 s"},
		{math.MinInt64, "−2562047 h 47 min 16.854775808 s"},
	})
}

func TestBytes(t *testing.T) {
	check(t, "Bytes", Bytes[int64], []struct {
		v    int64
		want string
	}{
		{0, "0 bytes"}, {1, "1 byte"}, {512, "512 bytes"}, {999, "999 bytes"}, {1000, "1.00 kB"}, {765_432, "765 kB"}, {999_700, "1.00 MB"},
		{2_345_678, "2.35 MB"}, {14_200_000, "14.2 MB"}, {204_000_000, "204 MB"}, {8_330_000_000, "8.33 GB"}, {134_000_000_000, "134 GB"}, {2_000_000_000_000, "2,000 GB"},
	})
}

func TestPresent(t *testing.T) {
	if got := strings.Join(Present("", "a", "", "b"), "|"); got != "a|b" {
		t.Errorf("got %q, want a|b", got)
	}
}
