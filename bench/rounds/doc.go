// Package rounds holds what every comparison in rounds shares, whatever is compared:
// the order of the contestants in each round, the snapshot that readers take while a
// run goes on, and the time that is left.
package rounds
