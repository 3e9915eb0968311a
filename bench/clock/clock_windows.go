package clock

import (
	"sync"
	"syscall"
	"time"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Instant is a point in time of this process; only differences have a meaning.
type Instant struct{ ticks int64 }

var (
	kernel    = windows.NewLazySystemDLL("kernel32.dll")
	counter   = kernel.NewProc("QueryPerformanceCounter")
	frequency = kernel.NewProc("QueryPerformanceFrequency")
)

// perSecond is fixed when the system starts, mostly at 10 million.
var perSecond = sync.OnceValue(func() int64 { return query(frequency) })

// query calls one of the two functions, neither of which fails since Windows XP.
func query(function *windows.LazyProc) (answer int64) {
	// Call of a LazyProc would move the answer to the heap, at every request.
	syscall.SyscallN(function.Addr(), uintptr(unsafe.Pointer(&answer)))
	return answer
}

// Now is the present instant.
func Now() Instant { return Instant{query(counter)} }

// Ago is the instant that long before the present one.
func Ago(d time.Duration) Instant {
	return Instant{query(counter) - int64(d.Seconds()*float64(perSecond()))}
}

// Since is the time from an instant until now; it never runs backwards.
func Since(i Instant) time.Duration {
	ticks, second := query(counter)-i.ticks, perSecond()
	// In two parts, since ticks × 10⁹ overflows after a quarter of an hour.
	return time.Duration(ticks/second)*time.Second + time.Duration(ticks%second)*time.Second/time.Duration(second)
}
