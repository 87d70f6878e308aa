package server

import (
	"context"

	"google.golang.org/grpc"
	"google.golang.org/grpc/connectivity"
	"google.golang.org/grpc/credentials/insecure"
)

// WatchEngine calls onGone once the engine at an address can no longer be reached, so that no plugin outlives a CLI that was
// killed. It does nothing without an address.
func WatchEngine(address string, onGone func()) {
	if address == "" {
		return
	}
	connection, err := grpc.NewClient(
		address, grpc.WithTransportCredentials(insecure.NewCredentials()), grpc.WithIdleTimeout(0))
	if err != nil {
		onGone()
		return
	}
	go func() {
		defer connection.Close()
		connection.Connect()
		for state := connection.GetState(); ; state = connection.GetState() {
			switch state {
			case connectivity.TransientFailure, connectivity.Shutdown:
				onGone()
				return
			case connectivity.Idle:
				connection.Connect()
			}
			connection.WaitForStateChange(context.Background(), state)
		}
	}()
}
