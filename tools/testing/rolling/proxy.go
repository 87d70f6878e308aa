package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"math/rand/v2"
	"net"
	"net/http"
	"time"
)

// askTime is how long a request to an upstream may take, its lookup included.
const askTime = 3 * time.Second

// A proxy that hides nothing: each request looks the name up anew, goes to one of its addresses by a connection of its own, and is
// not tried again.
type proxy struct {
	upstream string
	lookup   func(ctx context.Context, host string) ([]string, error)
	client   *http.Client
}

func newProxy(upstream string) *proxy {
	return &proxy{
		upstream: upstream,
		lookup:   lookupIPv4,
		client:   &http.Client{Transport: &http.Transport{DisableKeepAlives: true}},
	}
}

// lookupIPv4 asks for no IPv6 addresses: where a network has none, an engine passes that question on to the world.
func lookupIPv4(ctx context.Context, host string) ([]string, error) {
	found, err := net.DefaultResolver.LookupNetIP(ctx, "ip4", host)
	addresses := make([]string, len(found))
	for index, one := range found {
		addresses[index] = one.String()
	}
	return addresses, err
}

func (p *proxy) ServeHTTP(writer http.ResponseWriter, request *http.Request) {
	during, stop := context.WithTimeout(request.Context(), askTime)
	defer stop()
	status, body, err := p.ask(during, request.URL.Path)
	if err != nil {
		log.Println(err)
		http.Error(writer, err.Error(), http.StatusBadGateway)
		return
	}
	writer.WriteHeader(status)
	_, _ = writer.Write(body)
}

func (p *proxy) ask(ctx context.Context, path string) (int, []byte, error) {
	host, port, err := net.SplitHostPort(p.upstream)
	if err != nil {
		return 0, nil, err
	}
	addresses, err := p.lookup(ctx, host)
	if err != nil {
		return 0, nil, err
	}
	address := net.JoinHostPort(addresses[rand.IntN(len(addresses))], port)
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+address+path, nil)
	if err != nil {
		return 0, nil, err
	}
	response, err := p.client.Do(request)
	if err != nil {
		return 0, nil, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("%s: %w", address, err)
	}
	if response.StatusCode != http.StatusOK {
		log.Printf("%s: %s", address, response.Status)
	}
	return response.StatusCode, body, nil
}
