package almanac

import (
	"fmt"
	"os"
	"perihelion/ephem"
	"perihelion/ephem/text"
	"testing"
	"time"
)

func TestTry(t *testing.T) {
	lat, err := text.ParseLatitude("39°45'14.4\"S")
	fmt.Println(lat.Deg(), err)
	lon, _ := text.ParseLongitude("145,051")
	z, _ := text.Zone("Australia/Melbourne")
	s := time.Now()
	d, err := New(ephem.Observer{Latitude: lat, Longitude: lon}, time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), nil, z)
	fmt.Println(time.Since(s), err)
	s = time.Now()
	d, err = New(ephem.Observer{Latitude: lat, Longitude: lon}, time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC), nil, z)
	fmt.Println(time.Since(s), err)
	d.WriteTable(os.Stdout)
	d.WithoutRefraction().WriteCSV(os.Stdout)
	d.Bodies = d.Bodies[:2]
	d.WriteJSON(os.Stdout)
}
