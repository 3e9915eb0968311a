package command

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/spf13/cobra"
)

// oneFile lets the root command take the name of a file. A word that looks like no
// file and names none is a command that does not exist.
func oneFile(cmd *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return nil
	case !namesFile(args[0]):
		if similar := cmd.SuggestionsFor(args[0]); len(similar) > 0 {
			return misuse{fmt.Errorf("there is no command “%.40s”; did you mean %s?", args[0], strings.Join(similar, " or "))}
		}
		return misuse{fmt.Errorf("there is no command “%.40s”, and no file of that name; the commands are %s", args[0], commandNames(cmd))}
	case len(args) > 1:
		return misuse{fmt.Errorf("the window opens one file, but “%.40s” was given too", args[1])}
	}
	return nil
}

// namesFile reports whether an argument is meant as a file: it has a folder or an
// ending, or such a file is there.
func namesFile(arg string) bool {
	if strings.ContainsAny(arg, "/.") || strings.ContainsRune(arg, filepath.Separator) {
		return true
	}
	info, err := os.Stat(arg)
	return err == nil && info.Mode().IsRegular()
}

// openWith opens the window on the file that args name, if one is.
func openWith(ctx context.Context, open func(ctx context.Context, file string) error, args []string) error {
	if len(args) == 0 {
		return open(ctx, "")
	}
	path, err := localPath(args[0])
	if err != nil {
		return misuse{err}
	}
	return open(ctx, path)
}

// openNothing takes the place of Window.Open in the build without a window. It returns
// an error that names the command to use.
func openNothing(_ context.Context, file string) error {
	return misuse{fmt.Errorf("%.80q opens in the window, and this is the build without one; perihelion bench --plan runs it again", file)}
}

// localPath is the path of a file that is named by its path or, as some file managers
// do, by a file URL.
func localPath(arg string) (string, error) {
	if len(arg) < 5 || !strings.EqualFold(arg[:5], "file:") {
		return arg, nil
	}
	u, err := url.Parse(arg)
	if err != nil || u.Path == "" || strings.ContainsRune(u.Path, 0) {
		return "", fmt.Errorf("%.80q is not the address of a file; write its path, or file:// and the path from the root on", arg)
	}
	if name, _ := os.Hostname(); u.Host != "" && !strings.EqualFold(u.Host, "localhost") && !strings.EqualFold(u.Host, name) {
		return "", fmt.Errorf("%.80q is on another machine, %.40s; copy the file to this one", arg, u.Host)
	}
	if runtime.GOOS == "windows" {
		return filepath.FromSlash(strings.TrimPrefix(u.Path, "/")), nil
	}
	return u.Path, nil
}
