package bench

// mostItems is how many objects the lists of a document may hold together. A run of
// eleven configurations, a hundred repeats and a minute each has 70,000.
const mostItems = 300_000

// crowded reports whether the lists of a JSON text hold more than mostItems objects. A
// few bytes of text can stand for an object of a thousand, so without a bound a file of
// some megabytes could fill the memory.
func crowded(text []byte) bool {
	var lists []bool // whether each open bracket is a list
	items, quoted := 0, false
	for i := 0; i < len(text); i++ {
		c := text[i]
		switch {
		case quoted && c == '\\':
			i++
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[' || c == 'n': // null stands for an object, too
			if len(lists) > 0 && lists[len(lists)-1] {
				if items++; items > mostItems {
					return true
				}
			}
			if c != 'n' {
				lists = append(lists, c == '[')
			}
		case (c == '}' || c == ']') && len(lists) > 0:
			lists = lists[:len(lists)-1]
		}
	}
	return false
}
