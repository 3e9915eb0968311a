package stars

import (
	"cmp"
	"strconv"
	"strings"

	"perihelion/assets/field"
	"perihelion/ephem/internal/constellation"
)

// readNames gives the stars their names.
func (c *contents) readNames(lines string) {
	for i := range c.stars {
		c.stars[i].Designation = "HIP " + strconv.Itoa(c.stars[i].Hipparcos)
	}
	for line := range strings.Lines(lines) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		number, err := strconv.Atoi(f[0])
		if err != nil {
			panic("stars: " + err.Error())
		}
		s := &c.stars[c.byNumber[number]]
		s.Proper = f[1]
		if letter := cmp.Or(raised(f[2]), f[3]); letter != "" {
			s.Designation = letter + " " + f[4]
		}
		s.Constellation = constellation.Name(f[4])
	}
	for i := range c.stars {
		c.stars[i].Name = cmp.Or(c.stars[i].Proper, c.stars[i].Designation)
	}
}

// raised writes the figures behind a letter above the line, as in "α²".
func raised(letter string) string {
	return strings.NewReplacer("1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(letter)
}

// Named returns the star of a name in any mixture of cases: a proper one ("Sirius"), a
// designation with a Greek letter or its English name ("α CMa", "alpha Canis Majoris" is
// none, "alpha CMa" is one), a number of Flamsteed ("61 Cyg") or of Hipparcos
// ("HIP 32349"). The error is a *field.Error of the field name.
func Named(name string) (Star, error) {
	c := catalogue()
	key := fold(name)
	if number, ok := strings.CutPrefix(key, "hip"); ok {
		if n, err := strconv.Atoi(number); err == nil {
			if s, ok := Hipparcos(n); ok {
				return s, nil
			}
		}
	}
	for _, s := range c.stars { // the brightest of that name
		if fold(s.Proper) == key && s.Proper != "" || fold(s.Designation) == key || component(fold(s.Designation), key) {
			return s, nil
		}
	}
	return Star{}, field.Errorf("name", "there is no star called “%.40s” among those to magnitude 6.5; write a proper name, such as Sirius, a designation, such as alpha CMa or 61 Cyg, or HIP and a number", strings.TrimSpace(name))
}

// component reports whether a designation without the number behind its letter is the
// key: "α Cen" finds α¹ Centauri.
func component(designation, key string) bool {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("¹²³⁴⁵⁶⁷⁸⁹", r) {
			return -1
		}
		return r
	}, designation) == key
}

// fold makes spellings of a name alike: small letters without blanks, Greek letters for
// their names.
func fold(name string) string {
	name = strings.Join(strings.Fields(strings.ToLower(name)), " ")
	if first, rest, two := strings.Cut(name, " "); two {
		for i, letter := range [...]string{
			"alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
			"nu", "xi", "omicron", "pi", "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
		} {
			if number, ok := strings.CutPrefix(first, letter); ok && len(number) <= 1 {
				name = string([]rune("αβγδεζηθικλμνξοπρστυφχψω")[i]) + raised(number) + " " + rest
			}
		}
	}
	return strings.ReplaceAll(name, " ", "")
}
