package server

import (
	"context"
	"errors"
	"os"

	"perihelion/bench/child"
)

// Finished is a program that has run to its end and succeeded.
type Finished struct {
	Output []byte      // what it wrote to its standard output
	Times  child.Times // of its process, from the parent's view
}

// RunPython runs one of the Python files of the program, such as clients.py, to
// its end. A supervisor starts it, as it does the Python servers, in a private folder
// that is removed afterwards: when ctx or this program ends, however that comes
// about, so does what was started. The error of a program that failed says how,
// with the line of its standard error that tells most; so does that of one that
// writes more than 64 KB.
//
// The input is its standard input, since arguments are for anybody on this machine
// to read.
//
// A proxy that the environment names is not used, nor is a password that the user
// keeps for a host in .netrc: the other ways of making requests know neither, and a
// target on this machine would not be reached by a proxy.
func RunPython(ctx context.Context, python, file string, input []byte, args ...string) (Finished, error) {
	k, err := startSupervised(ctx, file, supervisorRequest{
		Program: python, Args: append([]string{file}, args...), Input: input, Python: true, Capture: true,
		Environment: []string{"NO_PROXY=*", "no_proxy=*", "NETRC=" + os.DevNull},
	})
	var r supervisorReport
	if err == nil {
		r, err = k.finish()
	}
	switch {
	case ctx.Err() != nil:
		return Finished{}, ctx.Err()
	case err != nil:
		return Finished{}, err
	case !r.Succeeded:
		return Finished{}, k.Explain(errors.New(r.Ended))
	}
	return Finished{Output: r.Output, Times: r.Times}, nil
}
