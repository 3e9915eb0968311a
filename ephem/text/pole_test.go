package text

import (
	"math"
	"strings"
	"testing"
)

func TestParsePole(t *testing.T) {
	p, err := ParsePole(" 0.11, −0.35")
	if err != nil || math.Abs(p.X.Sec()-0.11) > 1e-12 || math.Abs(p.Y.Sec()+0.35) > 1e-12 {
		t.Errorf("%v, %v", p, err)
	}
	for _, wrong := range []string{"", "0.1", "0.1,", "a,b", "0.1,0.2,0.3", "NaN,0"} {
		if _, err := ParsePole(wrong); err == nil || !strings.Contains(err.Error(), "0.11,0.35") {
			t.Errorf("%q: %v", wrong, err)
		}
	}
}
