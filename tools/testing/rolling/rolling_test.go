package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

func environment(values map[string]string) func(string) string {
	return func(name string) string { return values[name] }
}

func served(t *testing.T, values map[string]string, args ...string) string {
	t.Helper()
	found, err := serviceOf(environment(values), args)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(found)
	t.Cleanup(server.Close)
	return server.URL
}

func statusOf(t *testing.T, url string) int {
	t.Helper()
	response, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	return response.StatusCode
}

func TestServiceSaysItsVersion(t *testing.T) {
	url := served(t, map[string]string{"IMAGE": "v1", "VERSION": "b", "START_MS": "0"}, "x")
	version, err := ask(http.DefaultClient, url)
	if version != "v1-b-x" || err != nil {
		t.Errorf("%q, %v", version, err)
	}
	if err := check(url + "/healthz"); err != nil {
		t.Error(err)
	}
}

func TestServiceRefusesEverythingUntilItIsReady(t *testing.T) {
	for name, values := range map[string]map[string]string{
		"as yet":   {"START_MS": "60000"},
		"for ever": {"HEALTHY": "never", "START_MS": "0"},
	} {
		t.Run(name, func(t *testing.T) {
			url := served(t, values)
			if status := statusOf(t, url); status != http.StatusServiceUnavailable {
				t.Errorf("answers %d", status)
			}
			if err := check(url + "/healthz"); err == nil {
				t.Error("its check passes")
			}
		})
	}
}

func TestServerAnswersWhatItHasAcceptedAndNothingMore(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	accepted, goOn := make(chan struct{}), make(chan struct{})
	handler := http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
		close(accepted)
		<-goOn
		_, _ = io.WriteString(writer, "late")
	})
	asked, stop := context.WithCancel(t.Context())
	ended, answered := make(chan error, 1), make(chan string, 1)
	go func() { ended <- serveOn(asked, listener, handler) }()
	url := "http://" + listener.Addr().String()
	go func() {
		version, err := ask(http.DefaultClient, url)
		if err != nil {
			version = err.Error()
		}
		answered <- version
	}()
	<-accepted
	stop()
	for {
		connection, err := net.Dial("tcp", listener.Addr().String())
		if err != nil {
			break
		}
		connection.Close()
	}
	close(goOn)
	if answer, err := <-answered, <-ended; answer != "late" || err != nil {
		t.Errorf("%q, %v", answer, err)
	}
}

func TestProxyTriesOneAddressOnce(t *testing.T) {
	requests := 0
	upstream := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
		requests++
		_, _ = io.WriteString(writer, "v1 host")
	}))
	defer upstream.Close()
	tried := newProxy(upstream.Listener.Addr().String())
	tried.lookup = func(_ context.Context, host string) ([]string, error) { return []string{host}, nil }
	front := httptest.NewServer(tried)
	defer front.Close()
	if status := statusOf(t, front.URL); status != http.StatusOK || requests != 1 {
		t.Errorf("%d after %d requests", status, requests)
	}
	upstream.Close()
	if status := statusOf(t, front.URL); status != http.StatusBadGateway {
		t.Errorf("%d without an upstream", status)
	}
}

func TestLoadCountsAnswersAndFailures(t *testing.T) {
	var number atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(writer http.ResponseWriter, _ *http.Request) {
		if number.Add(1) == 2 {
			http.Error(writer, "no upstream", http.StatusBadGateway)
			return
		}
		_, _ = io.WriteString(writer, "v1 host")
	}))
	defer server.Close()
	during, stop := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer stop()
	var out bytes.Buffer
	if err := printLoad(during, &out, server.URL, 50, false); err != nil {
		t.Fatal(err)
	}
	var said result
	if err := json.Unmarshal(out.Bytes(), &said); err != nil {
		t.Fatal(err)
	}
	if said.Sent < 3 || said.Failed != 1 || said.Ok != said.Sent-1 || said.Versions["v1"] != said.Ok {
		t.Errorf("%+v", said)
	}
	if len(said.Failures) != 1 || !strings.Contains(said.Failures[0].Why, "502 Bad Gateway: no upstream") {
		t.Errorf("%+v", said.Failures)
	}
}
