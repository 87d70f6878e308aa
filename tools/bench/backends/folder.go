package main

import (
	"context"
	"fmt"
	"syscall"
	"time"

	"github.com/hanwen/go-fuse/v2/fs"
	"github.com/hanwen/go-fuse/v2/fuse"
)

// A folder that is another one, but that whoever closes a file that he has written to waits, as with a file system over a network
// that sends at the latest then what was written.
type lateFolder struct {
	fs.LoopbackNode
	delay time.Duration
}

func (n *lateFolder) Create(
	ctx context.Context, name string, flags uint32, mode uint32, out *fuse.EntryOut,
) (*fs.Inode, fs.FileHandle, uint32, syscall.Errno) {
	inode, handle, fuseFlags, errno := n.LoopbackNode.Create(ctx, name, flags, mode, out)
	return inode, late(handle, n.delay, errno), fuseFlags, errno
}

func (n *lateFolder) Open(ctx context.Context, flags uint32) (fs.FileHandle, uint32, syscall.Errno) {
	handle, fuseFlags, errno := n.LoopbackNode.Open(ctx, flags)
	if flags&syscall.O_ACCMODE == syscall.O_RDONLY {
		return handle, fuseFlags, errno
	}
	return late(handle, n.delay, errno), fuseFlags, errno
}

func late(handle fs.FileHandle, delay time.Duration, errno syscall.Errno) fs.FileHandle {
	if file, ok := handle.(*fs.LoopbackFile); ok && errno == 0 {
		return &lateFile{LoopbackFile: file, delay: delay}
	}
	return handle
}

type lateFile struct {
	*fs.LoopbackFile
	delay time.Duration
}

// Flush is asked for at each close.
func (f *lateFile) Flush(ctx context.Context) syscall.Errno {
	time.Sleep(f.delay)
	return f.LoopbackFile.Flush(ctx)
}

func serveFolder(mountpoint string, folder string, delay time.Duration) error {
	var stat syscall.Stat_t
	if err := syscall.Stat(folder, &stat); err != nil {
		return err
	}
	root := &fs.LoopbackRoot{Path: folder, Dev: uint64(stat.Dev)}
	root.NewNode = func(data *fs.LoopbackRoot, _ *fs.Inode, _ string, _ *syscall.Stat_t) fs.InodeEmbedder {
		return &lateFolder{LoopbackNode: fs.LoopbackNode{RootData: data}, delay: delay}
	}
	node := root.NewNode(root, nil, "", &stat)
	root.RootNode = node
	server, err := fs.Mount(mountpoint, node, &fs.Options{MountOptions: fuse.MountOptions{DirectMount: true}})
	if err != nil {
		return err
	}
	fmt.Println(mountpoint)
	untilInputEnds()
	return server.Unmount()
}
