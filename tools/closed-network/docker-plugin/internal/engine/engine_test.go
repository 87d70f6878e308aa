package engine

import (
	"context"
	"io"
	"net"
	"net/http"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
)

// stand serves on a socket until the test has ended.
func stand(t *testing.T, socket string, answer http.HandlerFunc) {
	t.Helper()
	listener, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	server := &http.Server{Handler: answer}
	t.Cleanup(func() { _ = server.Close() })
	go func() { _ = server.Serve(listener) }()
}

func TestFailureToConnectIsNotRemembered(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	engine := New(Host{Host: "unix://" + socket})
	err := engine.Get(t.Context(), "/info", Call{}, nil)
	if err == nil || !Says(err, "Error pinging Docker server, please make sure that unix://"+socket+" is reachable") {
		t.Fatal(err)
	}
	if Says(err, "http://") {
		t.Errorf("the request's own address is in %v", err)
	}
	var pings atomic.Int32
	stand(t, socket, func(_ http.ResponseWriter, request *http.Request) {
		if request.URL.Path == "/_ping" {
			pings.Add(1)
		}
	})
	for range 3 {
		if err := engine.Get(t.Context(), "/info", Call{}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if pings.Load() != 1 {
		t.Errorf("pinged %d times", pings.Load())
	}
}

func TestRequests(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	var seen *http.Request
	var body string
	stand(t, socket, func(_ http.ResponseWriter, request *http.Request) {
		content, _ := io.ReadAll(request.Body)
		seen, body = request, string(content)
	})
	engine := New(Host{Host: "unix://" + socket, SkipCheck: true})
	post := func(call Call) {
		t.Helper()
		if err := engine.Post(t.Context(), "/images/a%2Fb/x", call, nil); err != nil {
			t.Fatal(err)
		}
	}
	post(Call{Body: map[string]any{"a": "<&>", "n": 67_108_864.0, "none": []string{}}})
	if body != `{"a":"<&>","n":67108864,"none":[]}` || seen.Header.Get("Content-Type") != "application/json" {
		t.Errorf("%s as %s", body, seen.Header.Get("Content-Type"))
	}
	if seen.URL.EscapedPath() != "/images/a%2Fb/x" {
		t.Errorf("to %s", seen.URL.EscapedPath())
	}
	post(Call{Body: map[string]any{}})
	if body != "" || seen.Header.Get("Content-Type") != "" || seen.Header.Get("User-Agent") != "" {
		t.Errorf("nothing is sent as %q with %v", body, seen.Header)
	}
	post(Call{Auth: &RegistryAuth{Username: "u?>"}, Registries: map[string]any{}, File: strings.NewReader("tar")})
	auth := seen.Header.Get("X-Registry-Auth")
	if auth != "eyJ1c2VybmFtZSI6InU_PiIsInBhc3N3b3JkIjoiIiwic2VydmVyYWRkcmVzcyI6IiJ9" {
		t.Errorf("credentials %s", auth)
	}
	if seen.Header.Get("X-Registry-Config") != "e30=" || seen.Header.Get("Content-Type") != "application/tar" || body != "tar" {
		t.Errorf("%q with %v", body, seen.Header)
	}
}

func TestRefusals(t *testing.T) {
	socket := filepath.Join(t.TempDir(), "s")
	stand(t, socket, func(answer http.ResponseWriter, request *http.Request) {
		answer.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(answer, map[string]string{"/json": `{"message":"No such <x>"}`, "/text": "broken"}[request.URL.Path])
	})
	engine := New(Host{Host: "unix://" + socket, SkipCheck: true})
	err := engine.Get(context.Background(), "/json", Call{}, nil)
	if !IsNotFound(err) || err.Error() != "Error response from daemon: No such <x>" {
		t.Error(err)
	}
	err = engine.Get(context.Background(), "/text", Call{}, nil)
	if !IsNotFound(err) || err.Error() != "Error response from daemon: (HTTP code 404) unexpected - broken " {
		t.Error(err)
	}
	_, err = engine.Stream(context.Background(), http.MethodGet, "/json", Call{})
	if !IsNotFound(err) || err.Error() != "Error response from daemon: (HTTP code 404) unexpected - No such <x> " {
		t.Error(err)
	}
}
