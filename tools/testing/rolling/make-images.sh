#!/bin/sh
# Builds the program into the folder $1 as `rolling`, and makes the images pulumi-compose/rolling:v1 and :v2, of it alone.
set -eu
folder=$1
cd "$(dirname "$0")"
mkdir "$folder/root"
go build -buildvcs=false -o "$folder/rolling" .
CGO_ENABLED=0 GOOS=linux go build -buildvcs=false -o "$folder/root/rolling" .
for version in v1 v2; do
  tar -C "$folder/root" -c rolling |
    docker import --change 'ENTRYPOINT ["/rolling"]' --change "ENV IMAGE=$version" - "pulumi-compose/rolling:$version"
done
