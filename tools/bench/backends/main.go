// Command backends is where Pulumi keeps states while `npm run bench -- backend` measures: places that answer each write late.
//
//	backends folder MOUNTPOINT FOLDER DELAY   a folder by FUSE, until its standard input ends
//	backends s3 BUCKET DELAY                  a server of S3's protocol on loopback, in memory, likewise
//
// DELAY is a duration of Go's, 0 for none. Each prints a line once it is ready: the mount point, or the server's address.
package main

import (
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("usage: backends folder MOUNTPOINT FOLDER DELAY | backends s3 BUCKET DELAY")
	}
	delay, err := time.ParseDuration(args[len(args)-1])
	if err != nil {
		return err
	}
	switch {
	case args[0] == "folder" && len(args) == 4:
		return serveFolder(args[1], args[2], delay)
	case args[0] == "s3" && len(args) == 3:
		return serveS3(args[1], delay)
	}
	return fmt.Errorf("unknown: %v", args)
}

// untilInputEnds returns when whoever started this has closed its standard input, is gone, or wants it to end.
func untilInputEnds() {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, os.Interrupt, syscall.SIGTERM)
	ended := make(chan struct{})
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin)
		close(ended)
	}()
	select {
	case <-asked:
	case <-ended:
	}
}
