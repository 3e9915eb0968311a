package text

import "testing"

func TestParseNumber(t *testing.T) {
	for typed, want := range map[string]float64{
		"1010": 1010, " 1010 hPa ": 1010, "−5": -5, "–5.5°": -5.5, "+3 °": 3, "1013.25hPa": 1013.25, "0": 0, "30 °C": 30,
	} {
		if got, ok := ParseNumber(typed, "hPa", "°C", "°"); !ok || got != want {
			t.Errorf("ParseNumber(%q) = %v, %v, want %v", typed, got, ok, want)
		}
	}
	for _, typed := range []string{"", "hPa", "1,5", "0x10", "1e3", "Inf", "NaN", "1 010", "12 bar", "five", "--5"} {
		if got, ok := ParseNumber(typed, "hPa"); ok {
			t.Errorf("ParseNumber(%q) = %v", typed, got)
		}
	}
}
