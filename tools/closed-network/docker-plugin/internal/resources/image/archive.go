package image

import (
	"archive/tar"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"time"
)

// modeBits are those of a file's mode that an archive keeps.
const modeBits = 0o7777

// archive is the folder as a compressed archive without what `.dockerignore` names. It is made while it is being read, and
// given up when it is closed.
func (c *buildContext) archive() io.ReadCloser {
	reader, writer := io.Pipe()
	go func() { writer.CloseWithError(c.write(writer)) }()
	return reader
}

func (c *buildContext) write(to io.Writer) error {
	compressed, err := gzip.NewWriterLevel(to, gzip.BestSpeed)
	if err != nil {
		return err
	}
	archive := tar.NewWriter(compressed)
	if err := c.addFolder(archive); err != nil {
		return err
	}
	if c.outside != "" {
		if err := c.addOutside(archive); err != nil {
			return err
		}
	}
	if err := archive.Close(); err != nil {
		return err
	}
	return compressed.Close()
}

// addFolder goes through the folder level by level.
func (c *buildContext) addFolder(archive *tar.Writer) error {
	names := []string{"."}
	for len(names) > 0 {
		name := names[0]
		names = names[1:]
		info, err := c.infoOf(name)
		if err != nil {
			return err
		}
		if info.IsDir() {
			inside, err := c.namesIn(name)
			if err != nil {
				return err
			}
			names = append(names, inside...)
		}
		if err := c.add(archive, name, info); err != nil {
			return err
		}
	}
	return nil
}

// infoOf does not follow links, except to the folder itself.
func (c *buildContext) infoOf(name string) (fs.FileInfo, error) {
	if name == "." {
		return os.Stat(c.folder)
	}
	return os.Lstat(filepath.Join(c.folder, name))
}

func (c *buildContext) namesIn(folder string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(c.folder, folder))
	if err != nil {
		return nil, err
	}
	names := []string{}
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		isLeftOut, err := c.leavesOut(name, entry.IsDir())
		if err != nil {
			return nil, err
		}
		if !isLeftOut {
			names = append(names, name)
		}
	}
	return names, nil
}

func (c *buildContext) add(archive *tar.Writer, name string, info fs.FileInfo) error {
	file := filepath.Join(c.folder, name)
	header := &tar.Header{Name: name, Mode: modeOf(info), ModTime: info.ModTime().Truncate(time.Second)}
	switch {
	case info.Mode()&fs.ModeSocket != 0:
		return nil
	case info.IsDir():
		header.Typeflag = tar.TypeDir
		return archive.WriteHeader(header)
	case info.Mode()&fs.ModeSymlink != 0:
		target, err := os.Readlink(file)
		if err != nil {
			return err
		}
		header.Typeflag, header.Linkname = tar.TypeSymlink, filepath.ToSlash(target)
		return archive.WriteHeader(header)
	case !info.Mode().IsRegular():
		return fmt.Errorf("unsupported type for %s", name)
	}
	header.Typeflag, header.Size = tar.TypeReg, info.Size()
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	content, err := os.Open(file)
	if err != nil {
		return err
	}
	defer func() { _ = content.Close() }()
	// A file that grows meanwhile is sent as long as it was.
	_, err = io.CopyN(archive, content, info.Size())
	return err
}

func (c *buildContext) addOutside(archive *tar.Writer) error {
	content, err := os.ReadFile(c.outside)
	if err != nil {
		return err
	}
	header := &tar.Header{
		Typeflag: tar.TypeReg,
		Name:     c.dockerfile,
		Mode:     0o644,
		Size:     int64(len(content)),
		ModTime:  time.Now().Truncate(time.Second),
	}
	if err := archive.WriteHeader(header); err != nil {
		return err
	}
	_, err = archive.Write(content)
	return err
}

// modeOf is a file's mode without what this process's umask forbids.
func modeOf(info fs.FileInfo) int64 {
	mode := int64(info.Mode().Perm())
	for bit, value := range map[fs.FileMode]int64{fs.ModeSetuid: 0o4000, fs.ModeSetgid: 0o2000, fs.ModeSticky: 0o1000} {
		if info.Mode()&bit != 0 {
			mode |= value
		}
	}
	return mode & modeBits &^ umask()
}
