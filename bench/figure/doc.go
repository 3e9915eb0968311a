// Package figure is how measured figures are written for people: counts, rates,
// ratios, shares, times and sizes, the same in a table, a chart, a window and a
// sentence. Machine formats use none of this, and what is typed is not read
// here.
//
// A measured figure has three digits, about as many as repeats can tell apart,
// but for whole numbers, which keep all of theirs. A figure that was set, such
// as a duration in a plan, is written as it was set. Units stand behind a space,
// sizes are decimal (1 kB is 1000 bytes), the minus sign is a real one.
//
// Angles, distances and times of day are not written here: see package ephem/text.
package figure

// None stands where there is no figure: for what is not a number, is infinite,
// or is negative where nothing can be.
const None = "—"
