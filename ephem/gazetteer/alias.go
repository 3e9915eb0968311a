package gazetteer

// cityAlias returns the list's name of a city, folded; most have it already.
func cityAlias(query string) string {
	switch query {
	case "nyc":
		return "new york city"
	case "washington dc":
		return "washington"
	}
	return query
}

// countryAlias returns the list's name of a country, folded, for one of its other usual
// names, or else "".
func countryAlias(name string) string {
	switch name {
	case "usa", "america", "united states of america":
		return "united states"
	case "uk", "great britain", "britain":
		return "united kingdom"
	case "uae":
		return "united arab emirates"
	case "czech republic":
		return "czechia"
	case "holland":
		return "netherlands"
	case "ivory coast":
		return "cote divoire"
	case "burma":
		return "myanmar"
	case "turkiye":
		return "turkey"
	}
	return ""
}
