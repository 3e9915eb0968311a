// Package wire reads the answers of HTTP/1.x servers (RFC 9112): where each begins and
// ends, its status, the length of its body, and whether its connection can be used
// again.
//
// It reads whatever bytes have arrived, keeps no body unless asked to, and allocates
// nothing once the first answer has been read. It refuses everything that two readers
// could understand in two ways, such as two different lengths or a bare line feed
// after the size of a chunk. It knows no sockets and sends nothing.
package wire
