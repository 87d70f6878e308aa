package container

import (
	"archive/tar"
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"net/url"
	"os"
	"strconv"
	"strings"
	"time"

	"pulumi-compose/tools/closed-network/docker-plugin/internal/engine"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/resources/shared"
	"pulumi-compose/tools/closed-network/docker-plugin/internal/values"
)

// uploadFiles puts the `uploads` into a container that has not been started yet.
func uploadFiles(ctx shared.Context, id string, properties values.Map) error {
	for _, upload := range objects(properties, "uploads") {
		archive, err := archiveOf(upload)
		if err != nil {
			return err
		}
		call := engine.Call{Query: url.Values{"path": {"/"}}, File: archive}
		if err := ctx.Engine.Put(ctx, "/containers/"+id+"/archive", call, nil); err != nil {
			return fmt.Errorf("Unable to upload volume content: %w", err)
		}
	}
	return nil
}

func archiveOf(upload values.Map) (*bytes.Reader, error) {
	content, err := contentOf(upload)
	if err != nil {
		return nil, err
	}
	mode, err := modeOf(upload)
	if err != nil {
		return nil, err
	}
	var buffer bytes.Buffer
	archive := tar.NewWriter(&buffer)
	header := &tar.Header{
		Typeflag: tar.TypeReg,
		Name:     values.Text(upload, "file"),
		Mode:     mode,
		Size:     int64(len(content)),
		ModTime:  time.Now().Truncate(time.Second),
	}
	if err := archive.WriteHeader(header); err != nil {
		return nil, err
	}
	if _, err := archive.Write(content); err != nil {
		return nil, err
	}
	if err := archive.Close(); err != nil {
		return nil, err
	}
	return bytes.NewReader(buffer.Bytes()), nil
}

func contentOf(upload values.Map) ([]byte, error) {
	const sources = "'content', 'content_base64', or 'source'"
	given := 0
	for _, name := range []string{"content", "contentBase64", "source"} {
		if values.Text(upload, name) != "" {
			given++
		}
	}
	if given == 0 {
		return nil, errors.New("error with upload content: one of " + sources + " must be set")
	}
	if given > 1 {
		return nil, errors.New("error with upload content: only one of " + sources + " can be set")
	}
	if content := values.Text(upload, "content"); content != "" {
		return []byte(content), nil
	}
	if encoded := values.Text(upload, "contentBase64"); encoded != "" {
		return base64.RawStdEncoding.DecodeString(strings.TrimRight(encoded, "=\n"))
	}
	content, err := os.ReadFile(values.Text(upload, "source"))
	if err != nil {
		return nil, fmt.Errorf("could not read file: %w", err)
	}
	return content, nil
}

func modeOf(upload values.Map) (int64, error) {
	if permissions := values.Text(upload, "permissions"); permissions != "" {
		return strconv.ParseInt(permissions, 8, 32)
	}
	if values.Flag(upload, "executable") {
		return 0o744, nil
	}
	return 0o644, nil
}
