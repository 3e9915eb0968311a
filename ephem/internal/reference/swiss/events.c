/*
 * events lists events of the sky by the places of the Swiss Ephemeris: tables with which the
 * tests of meetings, passages and phenomena compare. It searches by itself, with samples,
 * halving and slopes, and shares no code with the packages under test.
 *
 *	cc -O2 events.c -lswe -lm
 *	events FOLDER meetings|phenomena|passages|transits < SPANS
 *
 * FOLDER has the files of DE431 from Debian's swe-basic-data and swe-standard-data. A span is a
 * line: two Julian dates of TT, TT - UT1 in seconds at each, and for passages a place: name,
 * latitude, longitude in degrees. libswe is under the AGPL: this is run by hand, and is no
 * part of the program.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <swephexp.h>

#define AU 149597870.7
#define STEP 0.5 /* days from sample to sample */
#define RADIANS (M_PI / 180)
#define BODIES 16

/* The Sun, then in the order in which a meeting names its objects. */
static const struct { const char *key, *star; int number; double radius; } objects[BODIES] = {
	{"sun", NULL, SE_SUN, 695700},
	{"moon", NULL, SE_MOON, 1737.4},
	{"mercury", NULL, SE_MERCURY, 2440.53},
	{"venus", NULL, SE_VENUS, 6051.8},
	{"mars", NULL, SE_MARS, 3396.19},
	{"jupiter", NULL, SE_JUPITER, 71492},
	{"saturn", NULL, SE_SATURN, 60268},
	{"uranus", NULL, SE_URANUS, 25559},
	{"neptune", NULL, SE_NEPTUNE, 24764},
	{"pluto", NULL, SE_PLUTO, 1188.3},
	{"alcyone", "Alcyone", 0, 0},
	{"aldebaran", "Aldebaran", 0, 0},
	{"pollux", "Pollux", 0, 0},
	{"regulus", "Regulus", 0, 0},
	{"spica", "Spica", 0, 0},
	{"antares", "Antares", 0, 0},
};
enum { SUN, MOON, MERCURY, VENUS, MARS, JUPITER, SATURN, URANUS, NEPTUNE, PLUTO };

static double from, to, delta_from, delta_to; /* of the span */

static void fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(1);
}

static double delta_t(double jd) { return delta_from + (delta_to - delta_from) * (jd - from) / (to - from); }

static double wrap(double x) { return remainder(x, 360); }

/* A place: longitude and latitude in degrees and distance in au, by the flags. */
static void place(int object, double jd, int flags, double *x)
{
	char message[AS_MAXCH], name[AS_MAXCH];
	int used;
	if (flags & SEFLG_TOPOCTR)
		swe_set_delta_t_userdef(delta_t(jd) / 86400);
	if (objects[object].star) {
		strcpy(name, objects[object].star);
		used = swe_fixstar2(name, jd, flags | SEFLG_SWIEPH, x, message);
	} else
		used = swe_calc(jd, objects[object].number, flags | SEFLG_SWIEPH, x, message);
	if (used < 0 || !(used & SEFLG_SWIEPH))
		fail(message);
}

static double coordinate(int object, double jd, int flags, int which)
{
	double x[6];
	place(object, jd, flags, x);
	return x[which];
}

static double angle(const double *a, const double *b) /* of two places, degrees */
{
	double u[3], v[3], c[3];
	const double *p[2] = {a, b};
	double *q[2] = {u, v};
	for (int i = 0; i < 2; i++) {
		q[i][0] = cos(p[i][1] * RADIANS) * cos(p[i][0] * RADIANS);
		q[i][1] = cos(p[i][1] * RADIANS) * sin(p[i][0] * RADIANS);
		q[i][2] = sin(p[i][1] * RADIANS);
	}
	c[0] = u[1] * v[2] - u[2] * v[1];
	c[1] = u[2] * v[0] - u[0] * v[2];
	c[2] = u[0] * v[1] - u[1] * v[0];
	return atan2(sqrt(c[0] * c[0] + c[1] * c[1] + c[2] * c[2]), u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) / RADIANS;
}

/* A quantity that changes with time. */
struct quantity {
	double (*value)(const struct quantity *, double jd);
	int a, b, flags, which;
	double minus; /* subtracted: zeros are where the coordinate has this value */
	double turn;  /* 1 where it is an angle that turns */
};

static double of(const struct quantity *q, double jd) { return q->value(q, jd); }

/* A coordinate of a, or of a less b. */
static double coordinate_of(const struct quantity *q, double jd)
{
	double x = coordinate(q->a, jd, q->flags, q->which);
	if (q->b >= 0)
		x -= coordinate(q->b, jd, q->flags, q->which);
	x -= q->minus;
	return q->turn ? wrap(x) : x;
}

static double separation_of(const struct quantity *q, double jd)
{
	double a[6], b[6];
	place(q->a, jd, q->flags, a);
	place(q->b, jd, q->flags, b);
	return angle(a, b);
}

/* How far two discs are apart, less one diameter of the smaller for which = 1. */
static double gap_of(const struct quantity *q, double jd)
{
	double a[6], b[6], large = objects[q->a].radius, small = objects[q->b].radius;
	place(q->a, jd, q->flags, a);
	place(q->b, jd, q->flags, b);
	if (q->a == SUN) { /* of a transit, as in almanacs */
		large = AU * sin(959.63 / 3600 * RADIANS);
		if (q->b == VENUS)
			small = AU * sin(8.41 / 3600 * RADIANS);
	}
	large = asin(large / AU / a[2]) / RADIANS;
	small = small > 0 ? asin(small / AU / b[2]) / RADIANS : 0;
	return angle(a, b) - large + (q->which ? small : -small);
}

/* The lit part of a disc times the square of its diameter, times -1. */
static double extent_of(const struct quantity *q, double jd)
{
	double g[6], s[6], h[6];
	place(q->a, jd, 0, g);
	place(SUN, jd, 0, s);
	place(q->a, jd - g[2] / 173.144632674, SEFLG_HELCTR | SEFLG_TRUEPOS, h);
	return -((h[2] + g[2]) * (h[2] + g[2]) - s[2] * s[2]) / (4 * h[2] * g[2] * g[2] * g[2]);
}

static double slope(const struct quantity *q, double jd, double h)
{
	double a = of(q, jd + h), b = of(q, jd - h), c = of(q, jd + 2 * h), d = of(q, jd - 2 * h);
	double near = a - b, far = c - d;
	if (q->turn)
		near = wrap(near), far = wrap(far);
	return (8 * near - far) / (12 * h);
}

/* The zero between two instants, of the quantity (h = 0) or of its slope. */
static double zero(const struct quantity *q, double a, double b, double h)
{
	double f = h > 0 ? slope(q, a, h) : of(q, a);
	for (int i = 0; i < 60 && b - a > 1e-9; i++) {
		double m = (a + b) / 2, g = h > 0 ? slope(q, m, h) : of(q, m);
		if ((g < 0) == (f < 0))
			a = m, f = g;
		else
			b = m;
	}
	return (a + b) / 2;
}

/* Calls found with each zero in the span and whether the quantity grows there. */
static void zeros(const struct quantity *q, double step, void (*found)(const struct quantity *, double, int))
{
	double before = of(q, from - step), here;
	for (double jd = from; jd <= to + step; jd += step, before = here) {
		here = of(q, jd);
		if ((before < 0) != (here < 0) && fabs(before) + fabs(here) < (q->turn ? 90 : 1e9)) {
			double x = zero(q, jd - step, jd, 0);
			if (x >= from && x < to)
				found(q, x, here > before);
		}
	}
}

/* Calls found with each extreme in the span and whether it is a minimum. */
static void extremes(const struct quantity *q, double step, double h, void (*found)(const struct quantity *, double, int))
{
	double before = slope(q, from - step, h), here;
	for (double jd = from; jd <= to + step; jd += step, before = here) {
		here = slope(q, jd, h);
		if ((before < 0) != (here < 0)) {
			double x = zero(q, jd - step, jd, h);
			if (x >= from && x < to)
				found(q, x, here > before);
		}
	}
}

/* Meetings. */

static void met(char kind, int a, int b, double jd)
{
	struct quantity q = {separation_of, a, b, SEFLG_EQUATORIAL, 0, 0, 0};
	double apart = of(&q, jd);
	if (kind == 'S' && apart > 6)
		return;
	if (jd >= from && jd < to)
		printf("%c,%s,%s,%.6f,%.4f\n", kind, objects[a].key, objects[b].key, jd, apart);
}

static void meetings(void)
{
	int n = (int)ceil((to - from) / STEP) + 8;
	double *x = malloc(sizeof(double) * BODIES * n * 3), first = from - 4 * STEP;
	for (int o = MOON; o < BODIES; o++)
		for (int k = 0; k < n && o != PLUTO; k++) {
			double p[6];
			place(o, first + k * STEP, SEFLG_EQUATORIAL, p);
			memcpy(x + 3 * (o * n + k), p, 3 * sizeof(double));
		}
	for (int a = MOON; a < PLUTO; a++)
		for (int b = a + 1; b < BODIES; b++) {
			if (b == PLUTO)
				continue;
			struct quantity ra = {coordinate_of, a, b, SEFLG_EQUATORIAL, 0, 0, 1};
			struct quantity apart = {separation_of, a, b, SEFLG_EQUATORIAL, 0, 0, 0};
			double *p = x + 3 * a * n, *q = x + 3 * b * n;
			for (int k = 1; k + 2 < n; k++) {
				double jd = first + k * STEP;
				double e = wrap(p[3 * k - 3] - q[3 * k - 3]), f = wrap(p[3 * k] - q[3 * k]), g = wrap(p[3 * k + 3] - q[3 * k + 3]);
				if (fabs(f) + fabs(g) < 90) {
					if ((f < 0) != (g < 0))
						met('C', a, b, zero(&ra, jd, jd + STEP, 0));
					else if ((e < 0) == (f < 0) && fabs(f) < fabs(e) && fabs(f) <= fabs(g) && fabs(f) < 0.5) {
						/* Perhaps it passes and comes back between the samples. */
						double turn = zero(&ra, jd - STEP, jd + STEP, 0.05);
						if ((of(&ra, turn) < 0) != (f < 0)) {
							met('C', a, b, zero(&ra, jd - STEP, turn, 0));
							met('C', a, b, zero(&ra, turn, jd + STEP, 0));
						}
					}
				}
				double before = angle(p + 3 * k - 3, q + 3 * k - 3), here = angle(p + 3 * k, q + 3 * k), after = angle(p + 3 * k + 3, q + 3 * k + 3);
				if (here < before && here <= after && here < 12) {
					const double h = 60 / 86400.;
					met('S', a, b, zero(&apart, jd - STEP, jd + STEP, h));
				}
			}
		}
	free(x);
}

/* Phenomena. */

static const char *zero_name[2], *extreme_name[2]; /* of a falling and of a growing one; of a maximum and a minimum */
static int with_value;

static void row(const char *name, int body, double jd, double value)
{
	if (name && with_value)
		printf("%s,%s,%.6f,%.7f\n", name, objects[body].key, jd, value);
	else if (name)
		printf("%s,%s,%.6f,\n", name, objects[body].key, jd);
}

static void crossing(const struct quantity *q, double jd, int grows) { row(zero_name[grows], q->a, jd, of(q, jd)); }

static void extreme(const struct quantity *q, double jd, int minimum) { row(extreme_name[minimum], q->a, jd, of(q, jd)); }

static void conjunction(const struct quantity *q, double jd, int grows)
{
	int near = q->a <= VENUS && coordinate(q->a, jd, 0, 2) < coordinate(SUN, jd, 0, 2);
	row(q->a > VENUS ? "conjunction" : near ? "inferior conjunction" : "superior conjunction", q->a, jd, 0);
}

static void elongation(const struct quantity *q, double jd, int minimum)
{
	if (minimum)
		return;
	int east = wrap(coordinate(q->a, jd, 0, 0) - coordinate(SUN, jd, 0, 0)) > 0;
	row(east ? "greatest elongation east" : "greatest elongation west", q->a, jd, of(q, jd));
}

static void zeros_named(struct quantity q, double step, const char *falling, const char *growing)
{
	zero_name[0] = falling, zero_name[1] = growing;
	zeros(&q, step, crossing);
}

static void extremes_named(struct quantity q, double step, double h, const char *maximum, const char *minimum)
{
	extreme_name[0] = maximum, extreme_name[1] = minimum;
	extremes(&q, step, h, extreme);
}

static void phenomena(void)
{
	static const char *phases[] = {"new moon", "first quarter", "full moon", "last quarter"};
	static const char *seasons[] = {"march equinox", "june solstice", "september equinox", "december solstice"};
	with_value = 0;
	for (int i = 0; i < 4; i++) {
		zeros_named((struct quantity){coordinate_of, MOON, SUN, 0, 0, 90. * i, 1}, 1, NULL, phases[i]);
		zeros_named((struct quantity){coordinate_of, SUN, -1, 0, 0, 90. * i, 1}, 1, NULL, seasons[i]);
	}
	zeros_named((struct quantity){coordinate_of, MOON, -1, 0, 1, 0, 0}, 1, "descending node", "ascending node");
	with_value = 1;
	extremes_named((struct quantity){coordinate_of, MOON, -1, 0, 2, 0, 0}, 1, 0.05, "apogee", "perigee");
	extremes_named((struct quantity){coordinate_of, MOON, -1, SEFLG_EQUATORIAL, 1, 0, 0}, 1, 0.05,
		       "greatest declination north", "greatest declination south");
	for (int o = MERCURY; o <= PLUTO; o++) {
		struct quantity conjunct = {coordinate_of, o, SUN, 0, 0, 0, 1}, elongated = {separation_of, o, SUN, 0, 0, 0, 0};
		double h = o <= MARS ? 0.25 : 1;
		with_value = 0;
		zeros(&conjunct, 1, conjunction);
		if (o > VENUS)
			zeros_named((struct quantity){coordinate_of, o, SUN, 0, 0, 180, 1}, 1, "opposition", "opposition");
		extremes_named((struct quantity){coordinate_of, o, -1, 0, 0, 0, 1}, 1, h, "retrograde begins", "retrograde ends");
		extremes_named((struct quantity){coordinate_of, o, -1, SEFLG_EQUATORIAL, 0, 0, 1}, 1, h,
			       "retrograde begins in right ascension", "retrograde ends in right ascension");
		with_value = 1;
		extremes_named((struct quantity){coordinate_of, o, -1, SEFLG_TRUEPOS, 2, 0, 0}, 2, h, NULL, "closest approach");
		if (o <= VENUS)
			extremes(&elongated, 1, 0.1, elongation);
		with_value = 0;
		if (o == VENUS)
			extremes_named((struct quantity){extent_of, o, -1, 0, 0, 0, 0}, 1, 0.25, NULL, "greatest brilliancy");
	}
}

/* Passages behind the Moon and before the Sun. */

static void contacts(struct quantity q, double middle)
{
	double inside, reach = 0.3; /* days: half of the longest transit is 0.19 */
	q.value = gap_of, q.which = 1;
	inside = of(&q, middle);
	q.which = 0;
	printf("%.7f,", zero(&q, middle - reach, middle, 0));
	q.which = 1;
	if (objects[q.b].star || inside > 0)
		printf(",%.7f,,", middle);
	else
		printf("%.7f,%.7f,%.7f,", zero(&q, middle - reach, middle, 0), middle, zero(&q, middle, middle + reach, 0));
	q.which = 0;
	printf("%.7f\n", zero(&q, middle, middle + reach, 0));
}

static const char *site;
static double latitude, longitude;

/* A passage near an instant at which two objects are nearest as seen from the Earth's centre. */
static void passage(const struct quantity *q, double jd, int minimum)
{
	struct quantity here = *q;
	double least = 1e9, middle = 0;
	if (!minimum || of(q, jd) > 1.5)
		return;
	here.flags |= SEFLG_TOPOCTR;
	for (double x = jd - 4 / 24.; x <= jd + 4 / 24.; x += 1 / 144.)
		if (of(&here, x) < least)
			least = of(&here, x), middle = x;
	middle = zero(&here, middle - 1 / 144., middle + 1 / 144., 30 / 86400.);
	here.value = gap_of;
	if (of(&here, middle) >= 0)
		return;
	printf("%s,%.4f,%.4f,%s,%.2f,", site, latitude, longitude, objects[q->b].key, delta_t(middle));
	contacts(here, middle);
}

static void passages(void)
{
	/* Sidereal time of the IERS Conventions 2010. The library's own for far years does not follow from
	 * its precession and UT1: it is another by 126 s in -2500, 36 s in -500, 7 s in 2900. */
	char models[] = "0,0,0,0,0,0,0,3";
	swe_set_astro_models(models, 0);
	swe_set_topo(longitude, latitude, 0);
	for (int o = MERCURY; o < BODIES; o++) {
		struct quantity q = {separation_of, MOON, o, SEFLG_EQUATORIAL, 0, 0, 0};
		if (o != PLUTO)
			extremes(&q, 0.5, 60 / 86400., passage);
	}
}

static void transit(const struct quantity *q, double jd, int minimum)
{
	struct quantity discs = *q;
	discs.value = gap_of;
	if (!minimum || coordinate(q->b, jd, 0, 2) > coordinate(SUN, jd, 0, 2) || of(&discs, jd) >= 0)
		return;
	printf("%s,", objects[q->b].key);
	contacts(discs, jd);
}

static void transits(void)
{
	for (int o = MERCURY; o <= VENUS; o++) {
		struct quantity q = {separation_of, SUN, o, SEFLG_EQUATORIAL, 0, 0, 0};
		extremes(&q, 1, 60 / 86400., transit);
	}
}

int main(int argc, char **argv)
{
	char line[256], name[64];
	if (argc != 3)
		fail("events: a folder and one of meetings, phenomena, passages, transits");
	swe_set_ephe_path(argv[1]);
	while (fgets(line, sizeof line, stdin)) {
		int n = sscanf(line, "%lf %lf %lf %lf %63s %lf %lf", &from, &to, &delta_from, &delta_to, name, &latitude, &longitude);
		site = name;
		if (n >= 4 && !strcmp(argv[2], "meetings"))
			meetings();
		else if (n >= 4 && !strcmp(argv[2], "phenomena"))
			phenomena();
		else if (n == 7 && !strcmp(argv[2], "passages"))
			passages();
		else if (n >= 4 && !strcmp(argv[2], "transits"))
			transits();
		else
			fail("events: a span is from, to, and TT - UT1 at each; a place for passages");
	}
	swe_close();
	return 0;
}
