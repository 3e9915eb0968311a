// Package timescale converts between the time scales of astronomy: civil time, the
// rotation of the Earth (UT1), and the uniform times of the theories (TT, TDB).
//
// # The scales
//
// UT1 is the rotation of the Earth, as an angle expressed in time. Sidereal time,
// and with it every hour angle, follows from UT1: a second of it is 15″.
//
// TT, Terrestrial Time, runs evenly: atomic time (TAI) plus 32.184 s. The places
// of the planets follow from TT, or strictly from TDB, the same time for the
// barycentre of the Solar System, which swings about TT by 1.7 ms in a year and
// is left to the packages that evaluate theories. A second of TT is 0.55″ of the
// Moon.
//
// UTC is the time of clocks. Since 1972-01-01 it has run at the rate of TAI, behind it by
// a whole number of seconds: 10 s then, and one more with each of the 27 leap seconds, so
// that it stays within 0.9 s of UT1.
//
// ΔT = TT − UT1 joins them. It is the running total of how much longer the day
// is than 86,400 s. The tides lengthen the day by 2 ms in a century, the core
// and the ice change it by a few ms within decades, the winds by 1 ms within the
// year, the tides again within a fortnight.
//
// # The scale of civil time
//
//   - 1972-01-01 to 2026-12-31: UTC. TT follows exactly, from the leap seconds;
//     UT1 = TT − ΔT.
//   - before: UT1, because the Earth set the clocks. From 1962 to 1971, when time
//     signals already were a UTC of unequal seconds, UT1 differed from it by up
//     to 0.16 s.
//   - from 2027-01-01: UT1, because nobody knows the leap seconds to come, or
//     whether there will be any after 2035. The IERS has announced that none
//     comes before July 2027; until then UT1 − UTC is predicted to stay between
//     −0.11 s and −0.19 s.
//
// Where the meaning changes, TT and UT1 step by the UT1 − UTC of that day: back by 0.045
// s at the beginning of 1972, ahead by 0.110 s at the beginning of 2027. [Basis] returns
// the scale of a time; [WithDeltaT] takes a ΔT of the caller's own.
//
// # ΔT by year
//
//	before −720   long-term parabola of Stephenson, Morrison and Hohenkerk (2016),
//	              shifted by −358 s to meet the next
//	−720 to 1947  splines of Morrison, Stephenson, Hohenkerk and Zawilski (2020)
//	1948 to 1961  half-yearly values of McCarthy and Babcock (1986); from mid-1955
//	              they rest on atomic clocks
//	1962 to 1972  daily, EOP 20 C04 of the IERS
//	1973 to 2026-09-10   daily, finals2000A of the IERS, observed
//	to 2027-09-18 daily, finals2000A, predicted
//	after that    to 2101 the cubic by which Skyfield 1.54 leads from 2027 towards
//	              the parabola (71.4 s in 2050, 95.9 s in 2100); a cubic to the
//	              parabola in 2500; the parabola
//
// The sources are joined where they agree. At 1948-01-01 spline and half-years are 0.012
// s apart; at 1962-01-01 McCarthy and Babcock are 0.005 s below the IERS value, which
// ends their table here; at 1973-01-02 finals2000A is 0.6 ms below C04. The prediction of
// the IERS ends 0.22 s above the cubic, a difference that is let fade over three years.
//
// Why not the splines up to 1962: they smooth. Held against the daily values of
// 1962 to 2019 they are wrong by up to 0.68 s (in 1965) and by 0.22 s in the
// mean square; against McCarthy and Babcock by the same 0.68 s in 1955. Before
// 1948 no clock decides between the two.
//
// # Errors
//
// The daily values are rounded to 0.1 ms and joined by straight lines. Leaving out every
// other day shows the error of the lines: 0.3 ms at most over two days, hence below 0.1
// ms over one. Tides within the day, another 0.03 ms, are not in the values of the IERS.
// The IERS itself states 2 ms for 1962, 0.3 ms for 1973 and 0.02 ms since 1990, and its
// two series differ by 1.2 ms in the mean square from 1973 to 1975, by 0.5 ms around 1980
// and by 0.03 ms since 1990. From half-yearly values, treated as in the years 1948 to
// 1961, the years 1962 to 1971 come out with 0.017 s in the mean square, 0.042 s at most.
//
// [Uncertainty] puts one figure to each time, with its sources.
//
// # Three traps
//
// A leap second is called 23:59:60, a time that [time.Time] cannot hold: [time.Date]
// reads it as 00:00:00 of the next day, [time.Parse] refuses it. So the second itself
// cannot be asked for. Either side of it is exact, and TT advances by 2 s from 23:59:59
// to 00:00:00. A computer with a clock that is smeared over a day shows a UTC that is up
// to half a second off.
//
// Times are in the Gregorian calendar, extended backwards before it began: the
// day before 1582-10-15 is 1582-10-14, which people then called 4 October. An
// earlier date from a book is to be converted before it is given.
//
// Before 1600 ΔT is known to 20 s at best, and the year 0 exists (it is 1 BC).
package timescale
