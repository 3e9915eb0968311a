package figure

import "testing"

func TestExcess(t *testing.T) {
	check(t, "Excess", Excess, []struct {
		v    float64
		want string
	}{
		{0.1834, "18 %"}, {0.052, "5.2 %"}, {0.0031, "0.3 %"}, {0.0995, "10 %"}, {0.0994, "9.9 %"}, {0, "0.0 %"}, {-0.0001, "0.0 %"}, {-0.031, "−3.1 %"}, {-0.25, "−25 %"},
		{12.3, "1,230 %"}, {nan, None}, {-2, None},
	})
	for _, c := range []struct {
		low, high float64
		want      string
	}{{0.141, 0.2249, "14–22 %"}, {0.041, 0.12, "4.1–12 %"}, {0.2, 0.2, ""}, {0.201, 0.203, ""}, {nan, 1, ""}} {
		if got := ExcessRange(c.low, c.high); got != c.want {
			t.Errorf("ExcessRange(%v, %v) = %q, want %q", c.low, c.high, got, c.want)
		}
	}
}
