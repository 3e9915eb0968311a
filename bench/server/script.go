package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"perihelion/bench/child"
)

// Finished is a program that has run to its end and succeeded.
type Finished struct {
	Output []byte      // what it wrote to its standard output
	Times  child.Times // of its process, from the parent's view
}

// RunPython runs one of the Python files of the program, such as clients.py, to
// its end. A keeper starts it, as it does the Python servers, in a private folder
// that is removed afterwards: when ctx or this program ends, however that comes
// about, so does what was started. The error of a program that failed says how,
// with the line of its standard error that tells most.
//
// The input is its standard input, since arguments are for anybody on this machine
// to read.
//
// A proxy that the environment names is not used, nor is a password that the user
// keeps for a host in .netrc: the other ways of making requests know neither, and a
// target on this machine would not be reached by a proxy.
func RunPython(ctx context.Context, python, file string, input []byte, args ...string) (Finished, error) {
	request := keeperRequest{
		Program: python, Args: append([]string{file}, args...), Input: input, Python: true, Capture: true,
		Environment: []string{"NO_PROXY=*", "no_proxy=*", "NETRC=" + os.DevNull},
	}
	p, err := child.Start(ctx, roleKeeper, []string{"keep", file}, request, child.Options{Grace: keeperGrace, Breath: keeperGrace, Apart: true})
	if err != nil {
		return Finished{}, err
	}
	r, err := finish(p)
	if ended := p.Wait(); err == nil {
		err = ended
	}
	switch {
	case ctx.Err() != nil:
		return Finished{}, ctx.Err()
	case err != nil:
		return Finished{}, err
	case !r.Succeeded:
		return Finished{}, p.Explain(errors.New(r.Ended))
	}
	return Finished{Output: r.Output, Times: r.Times}, nil
}

// finish waits for what a keeper says of the program's end.
func finish(p *child.Process) (keeperReport, error) {
	if _, err := started(p); err != nil {
		return keeperReport{}, err
	}
	line, err := p.Line()
	if err != nil {
		return keeperReport{}, errors.New("the keeper ended before its program")
	}
	var r keeperReport
	if err := json.Unmarshal(line, &r); err != nil {
		return keeperReport{}, fmt.Errorf("read the keeper's report: %w", err)
	}
	return r, nil
}
