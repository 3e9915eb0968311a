package almanac

// Accuracy returns how exact the quantity is, in a sentence or two: how well it agrees with
// independent programs, as the README of ephem has it, and what is not in that.
func (q Quantity) Accuracy() string {
	const turning = " The error of ΔT is not in it: before 1600 and in the future the sky turns by 15″ for each second of it."
	switch {
	case q.Key == "refracted":
		return "0.1′ in standard air. The real air differs: near the horizon by minutes of arc."
	case q.Key == "airMass":
		return "0.004 of standard air near the horizon, better above."
	case q.Key == "magnitude":
		return "A few hundredths for the planets, of Mars 0.06 as it turns. Of the Moon and Pluto for information. The air's dimming is not in it."
	case q.Key == "constellation":
		return "The boundaries are exact. It can only be another one within the error of the place."
	case q.Key == "elongationSide", q.Key == "phaseName":
		return "It follows from the places, which are good to 0.003″ from 1900 to 2100."
	case q.Key == "age":
		return "2 seconds from 1900 to 2100."
	case q.Key == "diameter":
		return "As good as the radius: six digits for the planets."
	case q.Key == "equationOfTime", q.Key == "solarTime":
		return "0.3 seconds."
	case q.Key == "meanSolarTime":
		return "As good as UT1, and as the longitude: 1″ is 0.07 seconds."
	case q.OfMoons:
		return "0.004 radii of Jupiter from 1986 to 2013, 0.02 until 2050, 0.05 in 2100."
	case q.Source == iauSpin:
		return "0.0002° from another program with the same elements of rotation, 0.01° to 0.07° from other theories."
	case q.Source == disc:
		return "It follows from the places, which are good to 0.003″ from 1900 to 2100."
	case q.Unit == "au", q.Unit == "km", q.Unit == "s":
		return "Seven digits from 1900 to 2100."
	case q.Unit == "″":
		return "As good as the radius of ring A: five digits."
	}
	places := "0.003″ from 1900 to 2100, 0.02″ from 1600 to 2400, before and after that 0.2″, the Moon 1.4″."
	if q.Key == "altitude" || q.Key == "azimuth" || q.Key == "hourAngle" || q.Key == "parallacticAngle" {
		return places + turning
	}
	return places
}
