package gazetteer

import "strings"

// cityAlias returns the list's name of a city, folded; most have it already.
func cityAlias(query string) string {
	switch query {
	case "nyc", "new york city":
		return "new york"
	case "washington dc", "washington d.c.":
		return "washington, d.c."
	}
	return query
}

// regionAlias returns the list's name of a country or a state of the United States,
// folded, for its usual abbreviation; or else "".
func regionAlias(short string) string {
	switch short = strings.ReplaceAll(short, ".", ""); short {
	case "us", "usa", "america":
		return "united states of america"
	case "uk", "gb", "great britain", "britain":
		return "united kingdom"
	case "uae":
		return "united arab emirates"
	}
	const states = ", al alabama, ak alaska, az arizona, ar arkansas, ca california, co colorado, ct connecticut, de delaware," +
		" dc district of columbia, fl florida, ga georgia, hi hawaii, id idaho, il illinois, in indiana, ia iowa, ks kansas," +
		" ky kentucky, la louisiana, me maine, md maryland, ma massachusetts, mi michigan, mn minnesota, ms mississippi," +
		" mo missouri, mt montana, ne nebraska, nv nevada, nh new hampshire, nj new jersey, nm new mexico, ny new york," +
		" nc north carolina, nd north dakota, oh ohio, ok oklahoma, or oregon, pa pennsylvania, ri rhode island," +
		" sc south carolina, sd south dakota, tn tennessee, tx texas, ut utah, vt vermont, va virginia, wa washington," +
		" wv west virginia, wi wisconsin, wy wyoming,"
	if len(short) != 2 {
		return ""
	}
	_, after, _ := strings.Cut(states, ", "+short+" ")
	name, _, _ := strings.Cut(after, ",")
	return name
}
