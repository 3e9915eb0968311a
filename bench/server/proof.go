package server

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/soniakeys/unit"

	"perihelion/ephem"
)

// proof is what a server must show before it is measured: that it is the one
// that was started, and that it answers rightly.
type proof struct {
	url      string
	identity string        // what /healthz must show
	wait     time.Duration // what each answer takes at least
}

// closeEnough is the greatest difference between two positions computed by the
// same program, in degrees: that of their last decimal.
const closeEnough = 2e-7

// poll is the pause between two attempts.
const poll = 10 * time.Millisecond

// errWrong is an answer that waiting does not make right.
var errWrong = errors.New("the server answers wrongly")

// await tries until the server has answered rightly, ctx ends, or the server
// does.
func (p proof) await(ctx context.Context, ended <-chan struct{}) error {
	transport := &http.Transport{DisableKeepAlives: true}
	client := &http.Client{Transport: transport, Timeout: p.wait + 5*time.Second}
	for {
		err := p.show(ctx, client)
		if err == nil || errors.Is(err, errWrong) {
			return err
		}
		select {
		case <-ended:
			return errors.New("ended before it answered")
		case <-ctx.Done():
			return fmt.Errorf("%w: %w", context.Cause(ctx), err)
		case <-time.After(poll):
		}
	}
}

// show asks who the server is and where a body stands.
func (p proof) show(ctx context.Context, client *http.Client) error {
	header, _, err := get(ctx, client, p.url+"/healthz")
	if err != nil {
		return err
	}
	if who, _, _ := strings.Cut(header.Get(instanceHeader), " "); who != p.identity {
		return fmt.Errorf("%w: another server has the port", errWrong)
	}

	o := ephem.Observer{Latitude: unit.AngleFromDeg(-39.754), Longitude: unit.AngleFromDeg(145.051), Elevation: 120}
	t := time.Now().UTC().Truncate(time.Second)
	q := url.Values{"lat": {"-39.754"}, "lon": {"145.051"}, "elevation": {"120"}, "time": {t.Format(time.RFC3339)}}
	_, body, err := get(ctx, client, p.url+"/planets/mars?"+q.Encode())
	if err != nil {
		return err
	}
	return compare(body, o, t)
}

// compare says whether an answer is where Mars stands.
func compare(body []byte, o ephem.Observer, t time.Time) error {
	epoch, err := ephem.At(t)
	if err != nil {
		return err
	}
	want, err := epoch.From(o).Position(ephem.Mars)
	if err != nil {
		return err
	}
	var got struct{ Alt, Az *float64 }
	if err := json.Unmarshal(body, &got); err != nil || got.Alt == nil || got.Az == nil {
		return fmt.Errorf("%w: no position in %q", errWrong, clip(string(body)))
	}
	alt, az := want.Refracted.Deg(), want.Azimuth.Deg()
	if math.Abs(*got.Alt-alt) > closeEnough || math.Abs(math.Remainder(*got.Az-az, 360)) > closeEnough {
		return fmt.Errorf("%w: Mars at altitude %.7f, azimuth %.7f instead of %.7f, %.7f", errWrong, *got.Alt, *got.Az, alt, az)
	}
	return nil
}

// get asks for a document of a few kilobytes.
func get(ctx context.Context, client *http.Client, url string) (http.Header, []byte, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, nil, err
	}
	response, err := client.Do(request)
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(io.LimitReader(response.Body, 64<<10))
	if err != nil {
		return nil, nil, err
	}
	if response.StatusCode != http.StatusOK {
		return nil, nil, fmt.Errorf("%w: status %s", errWrong, response.Status)
	}
	return response.Header, body, nil
}
