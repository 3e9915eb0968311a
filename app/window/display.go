package window

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"net"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// answerLimit is how long a display may take to answer. One on this machine takes
// less than a millisecond.
const answerLimit = 3 * time.Second

// platformVariable is the environment variable with which Fyne chooses X or Wayland.
const platformVariable = "FYNE_PLATFORM"

// reachDisplay makes sure, on systems with X or Wayland, that a display is named in
// the environment and answers: Fyne would panic at one that is not there, and wait
// for ever for one that does not answer. Where just one does, it has Fyne use that
// one: Fyne may prefer the other, and libwayland complains where it is tried in vain.
func reachDisplay(getenv func(string) string, setenv func(key, value string) error) error {
	switch runtime.GOOS {
	case "linux", "freebsd", "openbsd", "netbsd":
	default:
		return nil
	}
	type platform struct {
		name, variable string
		reach          func() error
	}
	var named []platform
	if getenv("WAYLAND_DISPLAY") != "" || getenv("WAYLAND_SOCKET") != "" {
		named = append(named, platform{"wayland", "WAYLAND_DISPLAY", func() error { return reachWayland(getenv) }})
	}
	if getenv("DISPLAY") != "" {
		named = append(named, platform{"x11", "DISPLAY", func() error { return reachX(getenv("DISPLAY")) }})
	}
	wish := getenv(platformVariable)
	wished := wish == "x11" || wish == "wayland"
	var alive, faults []string
	for _, p := range named {
		if wished && wish != p.name {
			continue
		}
		if err := p.reach(); err != nil {
			faults = append(faults, fmt.Sprintf("%s is %q, and %v", p.variable, getenv(p.variable), err))
		} else {
			alive = append(alive, p.name)
		}
	}
	switch {
	case len(alive) == 1:
		return setenv(platformVariable, alive[0])
	case len(alive) > 1:
		return nil
	case len(faults) > 0:
		return openingFailed{strings.Join(faults, ". "), "Set the variable to a display that runs."}
	}
	return openingFailed{"there is no display", "Start the program in a desktop session, or set DISPLAY to an X server."}
}

// reachWayland asks the compositor for a sign of life.
func reachWayland(getenv func(string) string) error {
	if getenv("WAYLAND_SOCKET") != "" {
		return nil // a connection that the parent has opened, and that serves once only
	}
	path := getenv("WAYLAND_DISPLAY")
	if !filepath.IsAbs(path) {
		folder := getenv("XDG_RUNTIME_DIR")
		if folder == "" {
			return errors.New("XDG_RUNTIME_DIR, the folder of its socket, is not set")
		}
		path = filepath.Join(folder, path)
	}
	conn, err := net.DialTimeout("unix", path, answerLimit)
	if err != nil {
		return fmt.Errorf("no compositor listens at %s", path)
	}
	// wl_display.sync, which is answered by wl_callback.done: the object 1, the size
	// of 12 bytes with the opcode 0, the new object 2.
	sync := binary.NativeEndian.AppendUint32(nil, 1)
	sync = binary.NativeEndian.AppendUint32(sync, 12<<16)
	sync = binary.NativeEndian.AppendUint32(sync, 2)
	return answers(conn, sync, "the compositor")
}

// reachX asks an X server for a sign of life. A display is HOST:NUMBER.SCREEN; the
// host may be left out for this machine.
func reachX(display string) error {
	if filepath.IsAbs(display) {
		return reachXSocket(display)
	}
	colon := strings.LastIndex(display, ":")
	if colon < 0 {
		return errors.New("that does not name an X server (write :0 or HOST:0)")
	}
	host, screen := display[:colon], display[colon+1:]
	if _, after, protocol := strings.Cut(host, "/"); protocol {
		host = after // as in tcp/HOST or unix/
	}
	digits, _, _ := strings.Cut(screen, ".")
	number, err := strconv.ParseUint(digits, 10, 16)
	if err != nil {
		return errors.New("that does not name an X server (write :0 or HOST:0)")
	}
	if host == "" || host == "unix" {
		path := "/tmp/.X11-unix/X" + digits
		for _, socket := range []string{"@" + path, path} { // @: Linux's abstract sockets
			if conn, err := net.DialTimeout("unix", socket, answerLimit); err == nil {
				return answers(conn, xSetup, "the X server")
			}
		}
		if host == "unix" {
			return errors.New("no X server listens there")
		}
		host = "127.0.0.1"
	}
	conn, err := net.DialTimeout("tcp", net.JoinHostPort(strings.Trim(host, "[]"), strconv.FormatUint(6000+number, 10)), answerLimit)
	if err != nil {
		return errors.New("no X server listens there")
	}
	// Through ssh a client without the right cookie would put a warning on the user's
	// terminal, so that one is not asked more.
	return conn.Close()
}

// reachXSocket is reachX for a path, which may end in a screen.
func reachXSocket(path string) error {
	for _, p := range []string{path, strings.TrimRight(strings.TrimRight(path, "0123456789"), ".")} {
		if conn, err := net.DialTimeout("unix", p, answerLimit); err == nil {
			return answers(conn, xSetup, "the X server")
		}
	}
	return errors.New("no X server listens there")
}

// xSetup begins a connection to an X server with a version of the protocol that none
// has, 10.0: it refuses that, which is answer enough, before it asks for a cookie. It
// must not take the probe for a client, since a server without a desktop starts afresh
// when its last client leaves, and refuses the next one meanwhile.
var xSetup = []byte{'l', 0, 10, 0, 0, 0, 0, 0, 0, 0, 0, 0}

// answers reports, as an error, that a message is not answered in time, and closes
// the connection.
func answers(conn net.Conn, message []byte, who string) error {
	defer conn.Close()
	conn.SetDeadline(time.Now().Add(answerLimit))
	_, err := conn.Write(message)
	if err == nil {
		_, err = io.ReadFull(conn, make([]byte, 1))
	}
	if err != nil {
		return fmt.Errorf("%s there does not answer", who)
	}
	return nil
}
