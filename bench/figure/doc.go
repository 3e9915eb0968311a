// Package figure writes measured figures for people: counts, rates, ratios, shares,
// times and sizes, the same in a table, a chart, a window and a sentence. Machine
// formats do not use it, and it reads nothing that people type.
//
// A measured figure has three digits, about as many as repeats can distinguish,
// but for whole numbers, which keep all of theirs. A figure that was set, such
// as a duration in a plan, is written as it was set. Units stand behind a space,
// sizes are decimal (1 kB is 1000 bytes), the minus sign is a real one.
//
// Angles, distances and times of day are not written here: see package ephem/text.
package figure

// None stands where there is no figure: for NaN, an infinity, or a negative value of a
// quantity that cannot be negative.
const None = "–"
