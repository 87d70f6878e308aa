#!/usr/bin/env bash
# Pulumi's Automation API (@pulumi/pulumi 3.276.0 from npm, Pulumi CLI 3.276.0), an inline program.
#
# Behaviour: `pulumi.log.info(message, resource, streamId, ephemeral)` takes the number of a stream, and the type of the engine's
# diagnostic events has it (`streamID`, in Go's apitype as in the SDK's events.d.ts). The events that `onEvent` is given never have it:
# where the CLI turns its own events into those of the event log, every other field is carried over (message, URN, severity,
# `ephemeral`), and this one is not. The display in a terminal, which is fed directly, does tell streams apart.
# A good engineer would take what is declared, and can be set, for a way to tell one's own messages on a resource from a plugin's.
#
# Output seen:
#   message "on a stream": severity info, ephemeral true, streamID undefined
#
# Fails if that changes. Takes a `pulumi` of that version from the PATH, else builds it with Go (five minutes).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

if [ "$(pulumi version 2>/dev/null)" != v3.276.0 ]; then
  mkdir cli
  (
    cd cli
    go mod init cli >/dev/null 2>&1
    go get github.com/pulumi/pulumi/pkg/v3@v3.276.0 >/dev/null 2>&1
    go build -mod=mod -ldflags "-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.276.0" -o pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
  )
  export PATH="$folder/cli:$PATH"
fi

npm init -y >/dev/null
npm install --no-audit --no-fund --silent @pulumi/pulumi@3.276.0

mkdir backend
export PULUMI_BACKEND_URL="file://$folder/backend" PULUMI_CONFIG_PASSPHRASE=x PULUMI_SKIP_UPDATE_CHECK=true PULUMI_HOME="$folder/home"

cat >program.js <<'JS'
const pulumi = require("@pulumi/pulumi");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");

async function program() {
  const resource = new pulumi.ComponentResource("finding:index:Resource", "one", {});
  await pulumi.log.info("on a stream", resource, 42, true);
}

async function main() {
  const stack = await LocalWorkspace.createStack({ projectName: "finding", stackName: "finding", program });
  const seen = [];
  await stack.up({ onEvent: ({ diagnosticEvent }) => diagnosticEvent && seen.push(diagnosticEvent) });
  const event = seen.find(({ message }) => message.includes("on a stream"));
  if (!event) throw new Error("the message did not come");
  const { severity, ephemeral, streamID } = event;
  return `message "on a stream": severity ${severity}, ephemeral ${ephemeral}, streamID ${streamID}`;
}
main().then(console.log, (error) => {
  console.error(error);
  process.exitCode = 1;
});
JS

expected='message "on a stream": severity info, ephemeral true, streamID undefined'
seen=$(node program.js)
echo "$seen"
[ "$seen" = "$expected" ] || {
  echo "this has changed" >&2
  exit 1
}
