package almanac

import (
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"perihelion/ephem"
)

// Each row of the table is whole: it is computed in one way, and can be explained.
func TestQuantities(t *testing.T) {
	keys := map[string]bool{}
	for _, q := range Quantities() {
		if keys[q.Key] {
			t.Errorf("%s is there twice", q.Key)
		}
		keys[q.Key] = true
		if q.Title == "" || q.Source == "" || !strings.HasSuffix(q.Meaning, ".") || !unicode.IsUpper([]rune(q.Meaning)[0]) {
			t.Errorf("%s: title %q, meaning %q, source %q", q.Key, q.Title, q.Meaning, q.Source)
		}
		if accuracy := q.Accuracy(); !strings.HasSuffix(accuracy, ".") || strings.HasPrefix(accuracy, "0.003″") != (q.Source == reduction && q.Unit == "°") {
			t.Errorf("%s is as exact as %q", q.Key, accuracy)
		}
		if (q.Value == nil) == (q.Word == nil) {
			t.Errorf("%s is not either a number or a word", q.Key)
		}
		if q.Value != nil && (q.Decimals < 1 || q.Fixed < 1) {
			t.Errorf("%s has %d and %d decimals", q.Key, q.Decimals, q.Fixed)
		}
		if q.Word != nil && (q.Unit != "" || q.Decimals != 0) {
			t.Errorf("the word %s has a unit or decimals", q.Key)
		}
	}
	for _, name := range []string{"altitude", "azimuth", "ra", "dec", "distance"} {
		if Named(name).Key != name {
			t.Errorf("Named(%q) is %q", name, Named(name).Key)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("there is a quantity without a name")
		}
	}()
	Named("weight")
}

// Every quantity has a column of the CSV, and only its own.
func TestColumns(t *testing.T) {
	var names []string
	for _, c := range columns() {
		names = append(names, c.name)
	}
	for _, q := range Quantities() {
		if n := len(slices.DeleteFunc(slices.Clone(names), func(s string) bool { return s != q.Key })); n != 1 {
			t.Errorf("%s has %d columns", q.Key, n)
		}
	}
	if want := strings.Fields(order); !slices.Equal(names[:len(want)], want) {
		t.Errorf("the columns are %q", names)
	}
}

// A value that does not exist is absent, and no −0 is written.
func TestAbsentValues(t *testing.T) {
	epoch, err := ephem.At(time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	p, err := epoch.From(ephem.Greenwich()).Position(ephem.Neptune)
	if err != nil {
		t.Fatal(err)
	}
	p.AirMass, p.Magnitude, p.Dec = math.NaN(), math.NaN(), -1e-15
	written, err := Entry{Sight: Sight{Position: p}}.MarshalJSON()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"airMass", "magnitude", "age", "phaseName"} {
		if strings.Contains(string(written), `"`+key+`"`) {
			t.Errorf("%s is in %s", key, written)
		}
	}
	if !strings.Contains(string(written), `"dec":0,`) {
		t.Errorf("no declination of 0 in %s", written)
	}
}
