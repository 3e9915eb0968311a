/* The Swiss Ephemeris as a contestant: swiss FOLDER
 *
 * It obeys the orders that answer.py describes. It is compiled where it is
 * measured and is no part of the program: libswe is under the AGPL.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <swephexp.h>

#define J2000 2451545.0
#define FLAGS (SEFLG_SWIEPH | SEFLG_TOPOCTR | SEFLG_EQUATORIAL)
#define CHUNK 1000

struct question {
	double tt, ut1;          /* Julian dates */
	double site[3];          /* longitude and latitude in degrees, elevation in metres */
	int body;                /* in libswe's numbering, which is also that of the questions */
};

struct workload {
	const char *name;
	struct question *questions;
	int count, cursor;
	int same_site, same_time; /* how many questions in a row share them; 0: all */
};

static struct workload workloads[] = {
	{"unrelated", NULL, 0, 0, 1, 1},
	{"scene", NULL, 0, 0, 10, 10},
	{"series", NULL, 0, 0, 0, 1},
};

static void fail(const char *what)
{
	fprintf(stderr, "%s\n", what);
	exit(1);
}

static void read_questions(struct workload *w, const char *folder)
{
	char path[4096];
	struct question q;
	int room = 0;
	snprintf(path, sizeof path, "%s/%s", folder, w->name);
	FILE *file = fopen(path, "r");
	if (!file)
		fail("cannot open the questions");
	while (fscanf(file, "%*s %lf %lf %lf %lf %lf %d", &q.tt, &q.ut1,
		      &q.site[1], &q.site[0], &q.site[2], &q.body) == 6) {
		if (w->count == room) {
			room = 2 * room + 1024;
			w->questions = realloc(w->questions, room * sizeof q);
			if (!w->questions)
				fail("out of memory");
		}
		q.tt += J2000;
		q.ut1 += J2000;
		w->questions[w->count++] = q;
	}
	fclose(file);
}

/* The place of a body: altitude, azimuth from north through east, degrees. */
static void place(struct question *q, double *altitude, double *azimuth)
{
	double equatorial[6], horizontal[3];
	char message[AS_MAXCH];
	int used = swe_calc(q->tt, q->body, FLAGS, equatorial, message);
	if (used < 0 || !(used & SEFLG_SWIEPH))
		fail(message);
	swe_azalt(q->ut1, SE_EQU2HOR, q->site, 0, 10, equatorial, horizontal);
	*altitude = horizontal[1];
	*azimuth = horizontal[0] < 180 ? horizontal[0] + 180 : horizontal[0] - 180;
}

/* Answers the questions from first up to end into altitudes and azimuths. */
static void answer(struct workload *w, int first, int end, double *places)
{
	for (int i = first; i < end; i++) {
		struct question *q = &w->questions[i];
		int n = i - first;
		if (n == 0 || (w->same_site && n % w->same_site == 0))
			swe_set_topo(q->site[0], q->site[1], q->site[2]);
		if (n % w->same_time == 0)
			swe_set_delta_t_userdef(q->tt - q->ut1);
		place(q, &places[2 * n], &places[2 * n + 1]);
	}
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void measure(struct workload *w, double seconds)
{
	static double places[2 * CHUNK];
	double start = now(), elapsed;
	long count = 0;
	do {
		int end = w->cursor + CHUNK < w->count ? w->cursor + CHUNK : w->count;
		answer(w, w->cursor, end, places);
		count += end - w->cursor;
		w->cursor = end < w->count ? end : 0;
		elapsed = now() - start;
	} while (elapsed < seconds);
	printf("%ld %.9f\n", count, elapsed);
}

static void show(struct workload *w, int count)
{
	double *places = malloc(2 * count * sizeof *places);
	if (!places)
		fail("out of memory");
	answer(w, 0, count, places);
	for (int i = 0; i < count; i++)
		printf("%.9f %.9f\n", places[2 * i], places[2 * i + 1]);
	free(places);
}

int main(int argc, char **argv)
{
	char verb[16], name[16], version[AS_MAXCH], message[AS_MAXCH];
	double figure, trial[6];
	if (argc != 2)
		fail("usage: swiss FOLDER");
	swe_set_ephe_path("/usr/share/libswe/ephe");
	for (int body = SE_SUN; body <= SE_MOON; body++) {
		int used = swe_calc(J2000, body, SEFLG_SWIEPH, trial, message);
		if (used < 0 || !(used & SEFLG_SWIEPH)) {
			puts("absent swe-basic-data");
			return 0;
		}
	}
	printf("ready Swiss Ephemeris %s\n", swe_version(version));
	fflush(stdout);
	while (scanf("%15s %15s %lf", verb, name, &figure) == 3) {
		struct workload *w = workloads;
		while (strcmp(w->name, name))
			if (++w == workloads + 3)
				fail("no such workload");
		if (!w->count)
			read_questions(w, argv[1]);
		if (!strcmp(verb, "places"))
			show(w, (int)figure);
		else
			measure(w, figure);
		fflush(stdout);
	}
	return 0;
}
