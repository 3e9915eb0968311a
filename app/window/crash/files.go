package crash

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/shirou/gopsutil/v4/process"
)

// sessionName names the files of recorders.
const sessionName = "session.txt"

// Own is the path of a file in a folder that belongs to this process: several windows
// may be open at a time.
func Own(folder, name string) string {
	stem, ext := split(name)
	return filepath.Join(folder, fmt.Sprintf("%s-%d%s", stem, os.Getpid(), ext))
}

// Abandoned are the files that Own named for processes that have ended.
func Abandoned(folder, name string) []string {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil // none was made
	}
	stem, ext := split(name)
	var left []string
	for _, e := range entries {
		digits, ours := strings.CutPrefix(e.Name(), stem+"-")
		digits, ending := strings.CutSuffix(digits, ext)
		pid, err := strconv.ParseInt(digits, 10, 32)
		if !ours || !ending || err != nil || int(pid) == os.Getpid() {
			continue
		}
		if lives, err := process.PidExists(int32(pid)); err == nil && !lives {
			left = append(left, filepath.Join(folder, e.Name()))
		}
	}
	return left
}

func split(name string) (stem, ext string) {
	ext = filepath.Ext(name)
	return strings.TrimSuffix(name, ext), ext
}
