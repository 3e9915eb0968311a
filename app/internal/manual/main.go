// Manual writes the manual pages and the completions of shells that packages hold,
// into the folder of -o. It needs no window and no C compiler. The date of the pages
// is SOURCE_DATE_EPOCH's, or today.
package main

import (
	"flag"
	"fmt"
	"os"
	"strconv"
	"time"

	"perihelion/app/command"
)

func main() {
	dir := flag.String("o", "", "write into this `folder`, which is created if it does not exist")
	windowless := flag.Bool("nowindow", false, "of the build without a window")
	flag.Parse()
	if err := write(*dir, *windowless); err != nil {
		fmt.Fprintln(os.Stderr, "manual:", err)
		os.Exit(1)
	}
}

func write(dir string, windowless bool) error {
	if dir == "" {
		return fmt.Errorf("no folder is given; write -o and a folder")
	}
	date := time.Now()
	if epoch := os.Getenv("SOURCE_DATE_EPOCH"); epoch != "" {
		seconds, err := strconv.ParseInt(epoch, 10, 64)
		if err != nil {
			return fmt.Errorf("SOURCE_DATE_EPOCH is %q, and not a number of seconds", epoch)
		}
		date = time.Unix(seconds, 0)
	}
	return command.WriteManual(dir, date, !windowless)
}
