package load

// Class is the one way in which a request ended.
type Class string

// The classes of the contract. An answer of any status that is read to its end
// is in the class of its status, unless a check failed. The successes are the answers
// of an expected status, which is 2xx unless the checks name others.
const (
	Status1xx   Class = "1xx" // 101: the server switched to another protocol
	Status2xx   Class = "2xx"
	Status3xx   Class = "3xx" // counted, never followed
	Status4xx   Class = "4xx"
	Status5xx   Class = "5xx" // 600 and above too (RFC 9110, 15)
	DNS         Class = "dns" // the name has no address
	Refused     Class = "refused"
	Unreachable Class = "unreachable"     // no route to the host
	ConnectTime Class = "connect-timeout" // the handshake of TLS included
	NoPorts     Class = "no-ports"        // every ephemeral port of this machine is in use
	NoFiles     Class = "no-files"        // the limit of open files is reached
	TLS         Class = "tls"
	Reset       Class = "reset"
	EOF         Class = "eof"         // closed before an answer
	IdleClosed  Class = "idle-closed" // a kept connection closed before the request reached the server, known for certain
	Short       Class = "short"       // closed in the middle of an answer
	Malformed   Class = "malformed"   // not HTTP/1.1
	Timeout     Class = "timeout"
	Check       Class = "check" // a whole answer, but not the expected one: a 2xx that is none of the expected, or a wrong body
	Cut         Class = "cut"   // in flight when the load was stopped
)

// outcome is a Class in the hot path: a small number to count by.
type outcome uint8

const (
	status1xx outcome = iota
	status2xx
	status3xx
	status4xx
	status5xx
	noAddress
	refused
	unreachable
	connectTimeout
	noPorts
	noFiles
	tlsFailed
	reset
	eof
	idleClosed
	short
	malformed
	timedOut
	checkFailed
	cut
	outcomes // how many there are
)

var classes = [outcomes]Class{
	status1xx: Status1xx, status2xx: Status2xx, status3xx: Status3xx, status4xx: Status4xx, status5xx: Status5xx,
	noAddress: DNS, refused: Refused, unreachable: Unreachable, connectTimeout: ConnectTime, noPorts: NoPorts,
	noFiles: NoFiles, tlsFailed: TLS, reset: Reset, eof: EOF, idleClosed: IdleClosed, short: Short, malformed: Malformed,
	timedOut: Timeout, checkFailed: Check, cut: Cut,
}

// answered reports whether the outcome is a whole answer.
func (o outcome) answered() bool { return o <= status5xx || o == checkFailed }

// statusOutcome is the outcome of an answer that was read to its end.
func statusOutcome(status int) outcome {
	return min(outcome(status/100-1), status5xx)
}
