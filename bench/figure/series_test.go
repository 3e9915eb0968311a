package figure

import "testing"

func TestSeries(t *testing.T) {
	for _, c := range []struct {
		numbers []int
		want    string
	}{
		{nil, ""}, {[]int{7}, "7"}, {[]int{1, 2, 4, 8}, "1, 2, 4, 8"}, {[]int{1, 2, 4, 8, 1024}, "1, 2, 4 … 1,024"},
	} {
		if got := Series(c.numbers); got != c.want {
			t.Errorf("Series(%v) = %q, want %q", c.numbers, got, c.want)
		}
	}
}
