package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"
)

// answerTime is how long a request may take at most.
const answerTime = 10 * time.Second

// failuresShown is how many failures are told one by one.
const failuresShown = 20

// result is what became of a load.
type result struct {
	Sent     int            `json:"sent"`
	Ok       int            `json:"ok"`
	Failed   int            `json:"failed"`
	Failures []failure      `json:"failures"`
	Versions map[string]int `json:"versions"`
	// Of the slowest answer, counted from when its request was due.
	MaxMs int64 `json:"maxMs"`
}

type failure struct {
	// When the request was due.
	At string `json:"at"`
	// The error, or the status and what came with it.
	Why string `json:"why"`
}

func printLoad(during context.Context, out io.Writer, url string, rate int, fresh bool) error {
	if url == "" || rate <= 0 {
		return errors.New("usage: rolling load [-rate 50] [-fresh] [-duration 30m] URL")
	}
	return json.NewEncoder(out).Encode(load(during, url, rate, fresh))
}

// load sends a request whenever one is due, whatever has become of those before, and waits for the last answers. Connections are kept for
// the next request, unless each is to have a fresh one.
func load(during context.Context, url string, rate int, fresh bool) result {
	transport := &http.Transport{MaxIdleConnsPerHost: rate, DisableKeepAlives: fresh}
	defer transport.CloseIdleConnections()
	client := &http.Client{Timeout: answerTime, Transport: transport}
	counted := &counter{result: result{Failures: []failure{}, Versions: map[string]int{}}}
	var pending sync.WaitGroup
	start, interval := time.Now(), time.Second/time.Duration(rate)
	for number := 0; ; number++ {
		due := start.Add(time.Duration(number) * interval)
		select {
		case <-during.Done():
			pending.Wait()
			return counted.result
		case <-time.After(time.Until(due)):
		}
		pending.Go(func() {
			version, err := ask(client, url)
			counted.count(due, version, err)
		})
	}
}

// ask gives the first word of an answer, which is the version that has given it.
func ask(client *http.Client, url string) (string, error) {
	response, err := client.Get(url)
	if err != nil {
		return "", err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return "", err
	}
	if response.StatusCode != http.StatusOK {
		return "", fmt.Errorf("%s: %s", response.Status, strings.TrimSpace(string(body)))
	}
	version, _, _ := strings.Cut(string(body), " ")
	return version, nil
}

type counter struct {
	mutex sync.Mutex
	result
}

func (c *counter) count(due time.Time, version string, err error) {
	c.mutex.Lock()
	defer c.mutex.Unlock()
	c.Sent++
	c.MaxMs = max(c.MaxMs, time.Since(due).Milliseconds())
	if err == nil {
		c.Ok++
		c.Versions[version]++
		return
	}
	c.Failed++
	if len(c.Failures) < failuresShown {
		c.Failures = append(c.Failures, failure{At: due.UTC().Format("15:04:05.000"), Why: err.Error()})
	}
}
