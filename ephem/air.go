package ephem

import "math"

// The air of almanacs at sea level, hPa and °C.
const (
	seaPressure    = 1010
	seaTemperature = 10
)

// Air returns the pressure (hPa, 0 where there is no air) and the temperature (°C) that
// the observer's refraction is computed with: the observer's own, or StandardPressure and
// 10 °C without them. The temperature does not fall with the elevation: between a
// summer's day and a winter's night it changes by as much on every mountain, 10 K are 3.5
// % of the refraction, and Skyfield and PyEphem keep theirs too. The pressure falls for
// certain, by 40 % at 4000 m.
func (o Observer) Air() (pressure, temperature float64) {
	switch {
	case o.Airless:
		return 0, seaTemperature
	case o.Pressure != 0:
		return o.Pressure, o.Temperature
	}
	return StandardPressure(o.Elevation), seaTemperature
}

// WithAir returns the observer in air of a pressure (hPa, 0 for none) and a
// temperature (°C). NaN stands for one of them that is not given: that is then the
// pressure of the elevation, or 10 °C. Without either the observer keeps its air.
func (o Observer) WithAir(pressure, temperature float64) Observer {
	if math.IsNaN(pressure) && math.IsNaN(temperature) {
		return o
	}
	if math.IsNaN(pressure) {
		pressure = StandardPressure(o.Elevation)
	}
	if math.IsNaN(temperature) {
		temperature = seaTemperature
	}
	o.Pressure, o.Temperature, o.Airless = pressure, temperature, pressure == 0
	return o
}

// StandardPressure returns the pressure in hPa at an elevation in metres, to 0.1: the
// 1010 hPa of almanacs at sea level, and less above in the ratio of the International
// Standard Atmosphere (ISO 2533), which has 1013.25 at sea level.
func StandardPressure(elevation float64) float64 {
	if elevation == 0 {
		return seaPressure
	}
	const (
		scale, power = 44330.77, 5.25588 // 288.15 K over 6.5 K/km, and the weight of air
		tropopause   = 11_000.0          // above which the temperature stays
		height       = 6341.62
	)
	ratio := math.Pow(1-min(elevation, tropopause)/scale, power)
	if elevation > tropopause {
		ratio *= math.Exp((tropopause - elevation) / height)
	}
	return math.Round(10*seaPressure*ratio) / 10
}

// strength is the refraction of some air over that of Bennett's formula.
func strength(pressure, temperature float64) float64 { return 0.28 * pressure / (temperature + 273) }

// lift is how much more than in the air of almanacs is refracted at the horizon where
// bodies rise and set. Without air that is given it is 1 at every elevation: the ray from
// there comes through the air below the observer too, and tables of rises are made with
// the 34′ of almanacs.
func (o Observer) lift() float64 {
	switch {
	case o.Airless:
		return 0
	case o.Pressure == 0:
		return 1
	}
	return strength(o.Pressure, o.Temperature) / strength(seaPressure, seaTemperature)
}
