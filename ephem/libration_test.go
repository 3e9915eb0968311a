package ephem

import (
	"testing"
	"time"
)

// principalTilt is the angle, in degrees, by which the Moon's axis of least inertia points
// south of the mean direction of the Earth: 78.56″ (Williams, Boggs and Folkner, DE421 Lunar
// Orbit, Physical Librations, and Surface Coordinates, 2008). The axes of the IAU, and so of
// Face, are those of the mean direction. Eckhardt's theory, which Meeus and Astronomy
// Engine have, counts latitude from the axis of inertia: theirs is greater by this angle.
const principalTilt = 78.56 / 3600

// The librations of Astronomy Engine 2.1.19 (function Libration), after Meeus, chapter 53,
// and Eckhardt (1981): days of TT from J2000.0, libration in longitude and in latitude.
func TestLibration(t *testing.T) {
	for _, c := range [...]struct{ d, longitude, latitude float64 }{
		{-18000, 4.9571, 6.4225},
		{-17262.5, -4.9917, 4.7425},
		{-16525, -5.8433, 0.9155},
		{-15787.5, 3.1032, -4.2408},
		{-15050, 7.6547, -6.6943},
		{-14312.5, -0.1700, -6.3441},
		{-13575, -5.6099, -4.2801},
		{-12837.5, 0.1981, 0.3538},
		{-12100, 6.2278, 4.8057},
		{-11362.5, 1.9437, 6.4264},
		{-10625, -4.5222, 6.2889},
		{-9887.5, -1.0397, 3.6051},
		{-9150, 4.6468, -1.0576},
		{-8412.5, 1.1677, -4.3652},
		{-7675, -6.0396, -6.2249},
		{-6937.5, -2.8035, -6.2411},
		{-6200, 4.8432, -2.8161},
		{-5462.5, 3.5621, 1.2539},
		{-4725, -6.2036, 4.1587},
		{-3987.5, -6.1083, 6.6281},
		{-3250, 3.3313, 5.9076},
		{-2512.5, 7.3358, 2.1448},
		{-1775, -1.5366, -1.1851},
		{-1037.5, -7.0513, -4.5087},
		{-300, -0.1765, -6.7448},
		{437.5, 7.0919, -5.1914},
		{1175, 2.6677, -2.0585},
		{1912.5, -5.1970, 1.1790},
		{2650, -2.2248, 5.0668},
		{3387.5, 4.4992, 6.5982},
		{4125, 2.6606, 5.1987},
		{4862.5, -4.7729, 2.7422},
		{5600, -3.2349, -1.5431},
		{6337.5, 3.6432, -5.5441},
		{7075, 3.1119, -6.5699},
		{7812.5, -5.4724, -5.7311},
		{8550, -5.5388, -2.5810},
		{9287.5, 2.8481, 2.6527},
		{10025, 6.0774, 6.0618},
		{10762.5, -2.5534, 6.8111},
		{11500, -7.2138, 5.7261},
		{12237.5, 0.1334, 1.4634},
		{12975, 7.3160, -3.6130},
		{13712.5, 2.5037, -6.0566},
		{14450, -5.7033, -6.6789},
		{15187.5, -2.3128, -4.9042},
		{15925, 5.4087, -0.2813},
		{16662.5, 4.4205, 3.6281},
		{17400, -3.6786, 5.7306},
	} {
		at := time.Date(2000, 1, 1, 12, 0, 0, 0, time.UTC).Add(time.Duration(c.d * 24 * float64(time.Hour)))
		moon := faceAt(t, Moon, at)
		near(t, "libration in longitude on "+at.Format(time.DateOnly), moon.SubObserver.Longitude, c.longitude, 0.008)
		near(t, "libration in latitude on "+at.Format(time.DateOnly), moon.SubObserver.Latitude, c.latitude-principalTilt, 0.005)
	}
}
