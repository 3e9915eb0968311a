package figure

import "strings"

// Series lists ascending numbers, of many the first three and the last: "1, 2, 4 … 256".
func Series(numbers []int) string {
	var parts []string
	for _, n := range numbers {
		parts = append(parts, Count(n))
	}
	if n := len(parts); n > 4 {
		return strings.Join(parts[:3], ", ") + " … " + parts[n-1]
	}
	return strings.Join(parts, ", ")
}
