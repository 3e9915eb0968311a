package pattern

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
	"time"

	"perihelion/assets/field"
)

// fill writes a pattern out for request n.
func fill(t testing.TB, s string, n int64, r *rand.Rand) string {
	t.Helper()
	text, err := Syntax{}.Cut(s)
	if err != nil {
		t.Fatalf("Cut(%q): %v", s, err)
	}
	return string(text.Append(nil, &Values{N: n, Rand: r}))
}

func TestFill(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, tt := range []struct {
		pattern string
		n       int64
		want    string
	}{
		{"/a", 0, "/a"},
		{"/{n}", 0, "/1"},
		{"/{n}", 41, "/42"},
		{"/{n:5-7}/{n}", 3, "/5/4"},
		{"/{n:5-7}", 5, "/7"},
		{"/{n:0-0}", 9, "/0"},
		{"/{random:3-3}?x={n}", 0, "/3?x=1"},
		{"/?q={user{name}}", 0, "/?q={user{name}}"},
		{"/?q={{n}}", 1, "/?q={2}"},
		{"/{", 0, "/{"},
		{"/{n", 0, "/{n"},
		{"/{N}{}{other:1-2}", 0, "/{N}{}{other:1-2}"},
	} {
		if got := fill(t, tt.pattern, tt.n, r); got != tt.want {
			t.Errorf("%s for request %d: got %s, want %s", tt.pattern, tt.n, got, tt.want)
		}
	}
}

func TestRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	seen := map[string]int{}
	for range 6000 {
		seen[fill(t, "{random:1-6}", 0, r)]++
	}
	if len(seen) != 6 {
		t.Fatalf("got the values %v, want 1 to 6", seen)
	}
	for i := 1; i <= 6; i++ {
		if n := seen[fmt.Sprint(i)]; n < 850 || n > 1150 {
			t.Errorf("got %d of 6000 for %d, want about 1000", n, i)
		}
	}
	version4 := regexp.MustCompile(`^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)
	all := map[string]bool{}
	for range 100 {
		s := fill(t, "{uuid}", 0, r)
		if !version4.MatchString(s) {
			t.Fatalf("%s is no UUID of version 4", s)
		}
		all[s] = true
	}
	if len(all) != 100 {
		t.Errorf("got %d different UUIDs of 100", len(all))
	}
}

func TestCutRefuses(t *testing.T) {
	for _, s := range []string{"/{n:5}", "/{random:}", "/{random:9-1}", "/{n:a-b}", "/{random:1-99999999999999999999}", "/{n:-3-2}"} {
		_, err := Syntax{}.Cut(s)
		var wrong *field.Error
		if !errors.As(err, &wrong) || wrong.Field != "url" {
			t.Errorf("Cut(%q): got %v, want a *field.Error of url", s, err)
		}
	}
}

func TestAppendAllocatesNothing(t *testing.T) {
	table, err := ReadColumns(strings.NewReader("name\n\"a \"\"b\"\"\"\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, escape := range []bool{false, true} {
		x := Syntax{Templates: true, Columns: table.Names, Escape: escape}
		text, err := x.Cut("{n}{n:1-9}{random}{uuid}{now}{now:http}{now:ms}{col:name}{json:name}{url:name}")
		if err != nil {
			t.Fatal(err)
		}
		v := &Values{N: 1e12, Rand: rand.New(rand.NewPCG(1, 2)), Columns: table, Now: time.Now()}
		dst := make([]byte, 0, 400)
		if n := testing.AllocsPerRun(100, func() { dst = text.Append(dst[:0], v) }); n > 0 {
			t.Errorf("escape %v: got %v allocations, want none", escape, n)
		}
	}
}
