package main

import (
	"fmt"
	"net"
	"net/http"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
)

func serveS3(bucket string, delay time.Duration) error {
	objects := s3mem.New()
	if err := objects.CreateBucket(bucket); err != nil {
		return err
	}
	server := gofakes3.New(objects).Server()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return err
	}
	fmt.Println(listener.Addr())
	go func() {
		_ = http.Serve(listener, http.HandlerFunc(func(writer http.ResponseWriter, request *http.Request) {
			if request.Method == http.MethodPut || request.Method == http.MethodPost {
				time.Sleep(delay)
			}
			server.ServeHTTP(writer, request)
		}))
	}()
	untilInputEnds()
	return listener.Close()
}
