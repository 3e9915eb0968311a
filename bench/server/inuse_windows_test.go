package server

import "golang.org/x/sys/windows"

// addressInUse is the error of a port that somebody else has.
const addressInUse = windows.WSAEADDRINUSE
