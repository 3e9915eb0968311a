// Package clients compares HTTP clients instead of servers: it makes the same
// requests in several ways, by this program's load generator and by Python's
// requests and aiohttp, each in a process of its own, and compares how long each
// takes. It uses the statistics and the rounds of servers: packages stats and rounds.
package clients
