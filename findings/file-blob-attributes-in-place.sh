#!/usr/bin/env bash
# gocloud.dev v0.46.0 (Go module), package blob/fileblob: the storage below every `file://` backend of Pulumi's.
#
# Behaviour: a blob in a folder is two files, the content and `<name>.attrs` (content type, a checksum) in JSON. The content is written to
# a temporary file that is renamed at the end, so that a process which dies leaves the old content whole. The other one is not: it is
# opened and cut to nothing in its place, then written, before that rename. A process that is killed between the two leaves it empty,
# and from then on the blob cannot be read (`EOF`), though its content is whole; nothing but removing the file mends that. Without
# it the blob reads well. Met as `failed to load checkpoint: EOF` of every command on a stack after a SIGKILL in the middle of
# `pulumi up` (3.276.0), which writes the state some times a second.
# A good engineer who sees the care for the content would take it for granted for both.
#
# Output seen:
#   content: another file after a write: true; attributes: another file after a write: false
#   with empty attributes: code=Unknown, EOF; the content is whole: true
#   without attributes: "second"
#
# Fails if that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat >main.go <<'GO'
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"gocloud.dev/blob/fileblob"
	"gocloud.dev/gcerrors"
)

func main() {
	ctx := context.Background()
	dir := os.Args[1]
	bucket, err := fileblob.OpenBucket(dir, nil)
	must(err)
	content, attributes := filepath.Join(dir, "stack.json"), filepath.Join(dir, "stack.json.attrs")

	must(bucket.WriteAll(ctx, "stack.json", []byte("first"), nil))
	contentBefore, attributesBefore := stat(content), stat(attributes)
	must(bucket.WriteAll(ctx, "stack.json", []byte("second"), nil))
	fmt.Printf("content: another file after a write: %t; attributes: another file after a write: %t\n",
		!os.SameFile(contentBefore, stat(content)), !os.SameFile(attributesBefore, stat(attributes)))

	must(os.Truncate(attributes, 0))
	_, err = bucket.ReadAll(ctx, "stack.json")
	text, _ := os.ReadFile(content)
	fmt.Printf("with empty attributes: code=%s, %v; the content is whole: %t\n", gcerrors.Code(err), last(err), string(text) == "second")

	must(os.Remove(attributes))
	read, err := bucket.ReadAll(ctx, "stack.json")
	must(err)
	fmt.Printf("without attributes: %q\n", read)
}

func stat(path string) os.FileInfo {
	info, err := os.Stat(path)
	must(err)
	return info
}

// What an error comes from.
func last(err error) error {
	for {
		inner, ok := err.(interface{ Unwrap() error })
		if !ok || inner.Unwrap() == nil {
			return err
		}
		err = inner.Unwrap()
	}
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
GO
go mod init fileblob >/dev/null 2>&1
go get gocloud.dev@v0.46.0 >/dev/null 2>&1
mkdir bucket
# The temporary files stay beside the content, as Pulumi has them.
found=$(TMPDIR="$folder/bucket" go run -mod=mod . "$folder/bucket")
echo "$found"

wanted='content: another file after a write: true; attributes: another file after a write: false
with empty attributes: code=Unknown, EOF; the content is whole: true
without attributes: "second"'
[ "$found" = "$wanted" ] || { echo "this has changed" >&2; exit 1; }
