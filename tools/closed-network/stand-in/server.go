// Package standin has what the programs have in common that stand in for the official ones: each is started by the Pulumi
// CLI, serves one gRPC service to it, and ends with it.
package standin

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/signal"
	"sync"
	"syscall"

	"google.golang.org/grpc"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials/insecure"
)

// unlimited is larger than any message.
const unlimited = 1 << 30

// Server serves until the engine goes away.
type Server struct {
	gone chan struct{}
	once sync.Once
}

// NewServer watches no engine yet.
func NewServer() *Server {
	return &Server{gone: make(chan struct{})}
}

// Serve answers until an engine that is watched goes away or a signal comes.
func (s *Server) Serve(register func(grpc.ServiceRegistrar), options ...grpc.ServerOption) error {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	server := grpc.NewServer(append(options, grpc.MaxRecvMsgSize(unlimited), grpc.MaxSendMsgSize(unlimited))...)
	register(server)
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	// The CLI reads the port from the first line.
	fmt.Println(listener.Addr().(*net.TCPAddr).Port)
	select {
	case err := <-failed:
		return err
	case <-signals:
	case <-s.gone:
	}
	return nil
}

// Watch ends the serving once the engine at an address can no longer be reached, so that no program outlives a CLI that was
// killed. It does nothing without an address.
func (s *Server) Watch(address string) {
	if address == "" {
		return
	}
	connection, err := grpc.NewClient(
		address, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithIdleTimeout(0))
	if err != nil {
		s.end()
		return
	}
	go func() {
		defer connection.Close()
		connection.Connect()
		for state := connection.GetState(); ; state = connection.GetState() {
			switch state {
			case connectivity.TransientFailure, connectivity.Shutdown:
				s.end()
				return
			case connectivity.Idle:
				connection.Connect()
			}
			connection.WaitForStateChange(context.Background(), state)
		}
	}()
}

func (s *Server) end() {
	s.once.Do(func() { close(s.gone) })
}
