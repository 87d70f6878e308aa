#!/bin/sh
# docker compose without buildx takes no notice of `dockerfile_inline`, and builds the context's own Dockerfile instead.
#
# Seen with: github.com/docker/compose/v5 v5.6.0 (Go 1.26, Linux) on Docker Engine 20.10.24. Needs `go` on the PATH and its module
# proxy, and a Docker Engine that answers at DOCKER_HOST or the usual socket; no image of a registry's.
#
# Where the Docker CLI has no buildx plugin, compose says that it falls back to the classic builder, "BuildKit-only build features
# (multi-arch, secrets, ssh, additional contexts, ...) will not be available". `dockerfile_inline` needs no BuildKit, and is not in that
# list; but this way never looks at it. With a Dockerfile in the context that one is built, with exit code 0 and without a word:
#   Dockerfile:        FROM scratch / LABEL made.of=file
#   dockerfile_inline: FROM scratch / LABEL made.of=inline
#   docker compose build                                            made.of=file
# Without one in the context, the build fails for want of it.
#
# Exits with 0 while that is so.
set -eu
version=v5.6.0
folder=$(mktemp -d)
name=inline-$$
trap 'docker image rm "$name-web" >/dev/null 2>&1 || true; chmod -R u+w "$folder"; rm -rf "$folder"' EXIT
cd "$folder"
mkdir build context config
(
	cd build
	cat >go.mod <<'MOD'
module example.org/compose

go 1.25
MOD
	go get "github.com/docker/compose/v5/cmd@$version" >/dev/null 2>&1
	go build -o ../compose github.com/docker/compose/v5/cmd
)
printf 'FROM scratch\nLABEL made.of=file\n' >context/Dockerfile
cat >compose.yaml <<'YAML'
services:
  web:
    build:
      context: context
      dockerfile_inline: |
        FROM scratch
        LABEL made.of=inline
YAML
# No buildx: an empty configuration has no plugins, and none are installed here.
DOCKER_CONFIG="$folder/config" ./compose -p "$name" build >out.txt 2>&1 || { cat out.txt; echo "CHANGED: it fails"; exit 1; }
if ! grep -q "buildx Docker CLI plugin not found" out.txt; then
	echo "not tried: this machine has buildx for everybody"
	exit 1
fi
found=$(docker image inspect "$name-web" --format '{{ index .Config.Labels "made.of" }}')
echo "made.of=$found"
if [ "$found" != file ]; then
	echo "CHANGED"
	exit 1
fi
rm context/Dockerfile
if DOCKER_CONFIG="$folder/config" ./compose -p "$name" build >out.txt 2>&1; then
	echo "CHANGED: it builds without a Dockerfile"
	exit 1
fi
grep -q "no such file or directory" out.txt || { cat out.txt; echo "CHANGED: it fails for another reason"; exit 1; }
echo "as known"
