package shower

import (
	"slices"
	"strings"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// Shower is a meteor shower at its maximum.
type Shower struct {
	Name      string
	Code      string     // the IAU's, of three letters
	Longitude unit.Angle // of the Sun at the maximum, J2000.0
	Radiant   ephem.Star // from where the meteors seem to come, J2000.0
	Speed     float64    // at which they meet the air, km/s
	ZHR       int        // meteors in an hour at best; 0 for a rate that varies
}

// StrongRate is the rate from which a shower is worth a line where nobody asked for showers.
const StrongRate = 10

// Key returns the name as it stands in JSON, as in "perseids" or "eta-aquariids".
func (s Shower) Key() string { return strings.ReplaceAll(strings.ToLower(s.Name), " ", "-") }

// List returns the showers in the order of the year, from the March equinox on.
func List() []Shower { return slices.Clone(list[:]) }

var list = [...]Shower{
	shower("Lyrids", "LYR", 32.32, 271, 34, 49, 18),
	shower("Pi Puppids", "PPU", 33.5, 110, -45, 18, 0),
	shower("Eta Aquariids", "ETA", 45.5, 338, -1, 66, 50),
	shower("Eta Lyrids", "ELY", 50, 291, 43, 43, 3),
	shower("Daytime Arietids", "ARI", 76.6, 44, 24, 38, 30),
	shower("June Bootids", "JBO", 95.7, 224, 48, 18, 0),
	shower("July Pegasids", "JPE", 107.5, 340, 15, 61, 5),
	shower("July Gamma Draconids", "GDR", 125.3, 280, 51, 27, 5),
	shower("Southern Delta Aquariids", "SDA", 127, 340, -16, 41, 25),
	shower("Alpha Capricornids", "CAP", 127, 307, -10, 23, 5),
	shower("Eta Eridanids", "ERI", 135, 41, -11, 64, 3),
	shower("Perseids", "PER", 140, 48, 58, 59, 100),
	shower("Kappa Cygnids", "KCG", 144, 286, 59, 25, 3),
	shower("Aurigids", "AUR", 158.6, 91, 39, 66, 6),
	shower("September Epsilon Perseids", "SPE", 166.7, 48, 40, 64, 5),
	shower("Daytime Sextantids", "DSX", 184.3, 152, 0, 32, 5),
	shower("October Camelopardalids", "OCT", 192.58, 164, 79, 47, 5),
	shower("Draconids", "DRA", 195.4, 262, 54, 20, 5),
	shower("Delta Aurigids", "DAU", 198, 84, 44, 64, 2),
	shower("Epsilon Geminids", "EGE", 205, 102, 27, 70, 3),
	shower("Orionids", "ORI", 208, 95, 16, 66, 20),
	shower("Leonis Minorids", "LMI", 211, 162, 37, 62, 2),
	shower("Southern Taurids", "STA", 223, 52, 15, 27, 7),
	shower("Northern Taurids", "NTA", 230, 58, 22, 29, 5),
	shower("Leonids", "LEO", 235.27, 152, 22, 71, 10),
	shower("Alpha Monocerotids", "AMO", 239.32, 117, 1, 65, 0),
	shower("November Orionids", "NOO", 246, 91, 16, 44, 3),
	shower("Phoenicids", "PHO", 250, 18, -53, 18, 0),
	shower("Puppid-Velids", "PUP", 255, 123, -45, 40, 10),
	shower("Monocerotids", "MON", 257, 100, 8, 41, 3),
	shower("Sigma Hydrids", "HYD", 257, 125, 2, 58, 7),
	shower("Geminids", "GEM", 262.2, 112, 33, 35, 150),
	shower("Comae Berenicids", "COM", 264, 175, 18, 65, 3),
	shower("December Leonis Minorids", "DLM", 268, 161, 30, 64, 5),
	shower("Ursids", "URS", 270.7, 217, 76, 33, 10),
	shower("Quadrantids", "QUA", 283.15, 230, 49, 41, 110),
	shower("Gamma Ursae Minorids", "GUM", 298, 228, 67, 31, 3),
	shower("Alpha Centaurids", "ACE", 319.2, 210, -59, 56, 6),
	shower("Gamma Normids", "GNO", 354, 239, -50, 56, 6),
}

// shower takes degrees.
func shower(name, code string, longitude, ra, dec, speed float64, zhr int) Shower {
	return Shower{
		Name: name, Code: code, Longitude: unit.AngleFromDeg(longitude), Speed: speed, ZHR: zhr,
		Radiant: ephem.Star{Name: name, RA: unit.RAFromDeg(ra), Dec: unit.AngleFromDeg(dec)},
	}
}
