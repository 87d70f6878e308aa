package main

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

// workTime is how long a service takes for an answer.
const workTime = 5 * time.Millisecond

const checkTime = 2 * time.Second

// A service listens from its start, and refuses everything until it is ready: whoever is sent to it too early notices.
type service struct {
	version  string
	hostname string
	// The zero time is never.
	readyAt time.Time
}

// serviceOf reads the environment: IMAGE, VERSION (and the arguments) are its version, START_MS is how long it takes to get ready,
// HEALTHY=never that it never does.
func serviceOf(getenv func(string) string, args []string) (*service, error) {
	hostname, err := os.Hostname()
	if err != nil {
		return nil, err
	}
	found := &service{version: versionOf(append([]string{getenv("IMAGE"), getenv("VERSION")}, args...)), hostname: hostname}
	if getenv("HEALTHY") == "never" {
		return found, nil
	}
	startMs := 500
	if text := getenv("START_MS"); text != "" {
		if startMs, err = strconv.Atoi(text); err != nil {
			return nil, fmt.Errorf("START_MS: %w", err)
		}
	}
	found.readyAt = time.Now().Add(time.Duration(startMs) * time.Millisecond)
	return found, nil
}

func versionOf(parts []string) string {
	said := []string{}
	for _, part := range parts {
		if part != "" {
			said = append(said, part)
		}
	}
	return strings.Join(said, "-")
}

func (s *service) ready() bool {
	return !s.readyAt.IsZero() && !time.Now().Before(s.readyAt)
}

func (s *service) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	if !s.ready() {
		http.Error(writer, fmt.Sprintf("%s %s is not ready", s.version, s.hostname), http.StatusServiceUnavailable)
		return
	}
	if request.URL.Path != "/healthz" {
		time.Sleep(workTime)
	}
	fmt.Fprintln(writer, s.version, s.hostname)
}

func check(url string) error {
	client := &http.Client{Timeout: checkTime, Transport: &http.Transport{}}
	response, err := client.Get(url)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("%s", response.Status)
	}
	return nil
}
