// Package requests reads the requests of a load from files that other programs write:
// targets of vegeta in its http format and in JSON, HAR 1.2 of a browser, and access
// logs of nginx and Apache. It opens no socket.
//
// A file is read once and streamed: memory is bounded by what is kept of it, the
// requests. Answers in a HAR, which are most of it, are skipped byte by byte. Files
// without end and lines without end are refused.
//
// Headers that belong to one connection (RFC 9110, 7.6.1), Host, where it is that of the
// URL, Content-Length and the pseudo headers of HTTP/2 are left out: they follow from
// the load.
package requests
