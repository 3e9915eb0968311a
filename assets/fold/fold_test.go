package fold

import "testing"

func TestName(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"", ""},
		{" ", ""},
		{"vienna", "vienna"},
		{"São Paulo", "sao paulo"},
		{"Saint-Denis", "saint denis"},
		{"St. Pölten", "st polten"},
		{"L’Aquila", "laquila"},
		{"Tromsø", "tromso"},
		{"Łódź", "lodz"},
		{"Ísafjörður", "isafjordur"},
		{"Gießen", "giessen"},
		{"İstanbul", "istanbul"},
		{"Frankfurt (Oder)", "frankfurt oder"},
		{"  New   York ", "new york"},
		{"Йошкар-Ола", "иошкар ола"},
		{"Αθήνα", "αθηνα"},
		{"東京", "東京"},
		{"\xff", ""},
	} {
		if got := Name(c.name); got != c.want {
			t.Errorf("Name(%q) = %q, want %q", c.name, got, c.want)
		}
		if again := Name(c.want); again != c.want {
			t.Errorf("Name(%q), which is folded, = %q", c.want, again)
		}
	}
}
