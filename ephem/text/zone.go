package text

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"perihelion/assets/field"
	"perihelion/ephem/gazetteer"

	// Zones are known on systems that bring no list of them.
	_ "time/tzdata"
)

// Zone finds a time zone by its IANA name in any mixture of cases, as in
// Australia/Melbourne, or by how far it is ahead of UTC, as in +02:00, -0330 or
// UTC+2. UTC and local (the zone of this machine) are understood too.
func Zone(name string) (*time.Location, error) {
	const write = "write an IANA name such as Australia/Melbourne, an offset such as +02:00, or UTC"
	typed := strings.TrimSpace(name)
	switch strings.ToLower(typed) {
	case "":
		return nil, field.Errorf("zone", "the time zone is empty; %s", write)
	case "utc", "gmt", "z":
		return time.UTC, nil
	case "local":
		return time.Local, nil
	}
	if zone, is := offset(typed, 14*3600); is {
		return zone, nil
	}
	area, rest, _ := strings.Cut(typed, "/")
	for _, spelled := range []string{
		gazetteer.Zone(typed), typed, capitals(typed), strings.ToUpper(typed),
		strings.ToUpper(area) + "/" + capitals(rest), capitals(area) + "/" + strings.ToUpper(rest), // US/Pacific, Etc/GMT+2
	} {
		if spelled == "" {
			continue
		}
		if zone, err := time.LoadLocation(spelled); err == nil {
			return zone, nil
		}
	}
	return nil, field.Errorf("zone", "there is no time zone “%s”; %s", clip(typed), write)
}

var offsets = regexp.MustCompile(`^(?:UTC|GMT)?([-+])([0-9]{1,2})(?::?([0-9]{2}))?$`)

// offset reads a zone that is given by how far it is ahead of UTC, up to some
// seconds either way: no clock on Earth is more than 14 hours off.
func offset(typed string, most int) (*time.Location, bool) {
	m := offsets.FindStringSubmatch(dashes.Replace(strings.ToUpper(typed)))
	if m == nil {
		return nil, false
	}
	hours, _ := strconv.Atoi(m[2]) // the pattern lets digits through only
	minutes, _ := strconv.Atoi(m[3])
	seconds := (hours*60 + minutes) * 60
	if seconds > most || minutes > 59 {
		return nil, false
	}
	if seconds == 0 {
		return time.UTC, true
	}
	if m[1] == "-" {
		seconds = -seconds
	}
	return time.FixedZone(fmt.Sprintf("%s%02d:%02d", m[1], hours, minutes), seconds), true
}

// Offset writes how far a zone is from UTC at a time: UTC+11, UTC−3:30, and of local mean
// time UTC+1:34:52.
func Offset(zone *time.Location, t time.Time) string {
	_, seconds := t.In(zone).Zone()
	if seconds == 0 {
		return "UTC"
	}
	sign := "+"
	if seconds < 0 {
		sign, seconds = "−", -seconds
	}
	h, m, s := seconds/3600, seconds%3600/60, seconds%60
	switch {
	case s != 0:
		return fmt.Sprintf("UTC%s%d:%02d:%02d", sign, h, m, s)
	case m != 0:
		return fmt.Sprintf("UTC%s%d:%02d", sign, h, m)
	}
	return fmt.Sprintf("UTC%s%d", sign, h)
}

// capitals begins every word with a capital letter, as the names of most zones do.
func capitals(name string) string {
	begins := true
	return strings.Map(func(r rune) rune {
		letter := string(r)
		if begins {
			letter = strings.ToUpper(letter)
		} else {
			letter = strings.ToLower(letter)
		}
		begins = r == '/' || r == '_' || r == '-'
		return []rune(letter)[0]
	}, name)
}
