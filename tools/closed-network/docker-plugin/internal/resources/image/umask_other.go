//go:build !windows

package image

import (
	"sync"
	"syscall"
)

// umask is this process's. It can only be read by setting it.
var umask = sync.OnceValue(func() int64 {
	current := syscall.Umask(0o077)
	syscall.Umask(current)
	return int64(current)
})
