/*
 * sample answers where bodies are: the generator of the table from JPL DE431
 * compiles it, runs it, and asks it about every instant the table is fitted to.
 *
 *	sample FOLDER    FOLDER holds the files of the Swiss Ephemeris
 *
 * A question is a line on standard input: the number that swephexp.h gives the
 * body, and a Julian date. The library calls its argument ET and reads its files
 * at it: the time scale is that of DE431, TDB. An answer is a line on standard
 * output: x, y, z in au and their rates in au a day, in ICRF axes, geometric,
 * barycentric, but the Moon's from the Earth's centre.
 */
#include <stdio.h>
#include <swephexp.h>

int main(int argc, char **argv)
{
	const int geometric = SEFLG_J2000 | SEFLG_ICRS | SEFLG_TRUEPOS | SEFLG_NOABERR | SEFLG_NOGDEFL |
			      SEFLG_NONUT | SEFLG_EQUATORIAL | SEFLG_XYZ | SEFLG_SPEED;
	char why[AS_MAXCH];
	double jd, x[6];
	int body;

	if (argc != 2) {
		fprintf(stderr, "sample: one argument, the folder of the ephemeris files\n");
		return 2;
	}
	swe_set_ephe_path(argv[1]);
	while (scanf("%d %lf", &body, &jd) == 2) {
		int flags = SEFLG_SWIEPH | geometric | (body == SE_MOON ? 0 : SEFLG_BARYCTR);
		/* Where a file is missing the library turns to Moshier by itself and says so in what it returns. */
		int used = swe_calc(jd, body, flags, x, why);
		if (used < 0 || !(used & SEFLG_SWIEPH)) {
			fprintf(stderr, "sample: body %d at JD %.6f: %s\n", body, jd, why);
			return 1;
		}
		printf("%.17g %.17g %.17g %.17g %.17g %.17g\n", x[0], x[1], x[2], x[3], x[4], x[5]);
	}
	swe_close();
	return 0;
}
