#!/usr/bin/env bash
# Pulumi's Automation API (@pulumi/pulumi 3.276.0 from npm, Pulumi CLI 3.259.0), an inline program.
#
# Behaviour: an inline program in which one resource's input is a promise that is rejected fails, as it should
# ("One or more errors occurred"). But before the SDK looks at the errors that it has gathered, it tells the engine that
# the program is complete (signalAndWaitForShutdown), and the engine deletes every resource of the state that was not
# registered: the one whose input failed. The same program under `pulumi up` deletes nothing: there the SDK looks for
# errors first.
# A good engineer would take a failed program for one after which nothing is deleted.
#
# Output seen:
#   first update:  succeeded, the state has kept, lost
#   second update: failed (One or more errors occurred: error serializing property "input": no input for it), the state has kept
#
# Fails if that changes. Takes a `pulumi` of that version from the PATH, else builds it with Go (five minutes).
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

if [ "$(pulumi version 2>/dev/null)" != v3.259.0 ]; then
  mkdir cli
  (
    cd cli
    go mod init cli >/dev/null 2>&1
    go get github.com/pulumi/pulumi/pkg/v3@v3.259.0 >/dev/null 2>&1
    go build -mod=mod -ldflags "-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=v3.259.0" -o pulumi github.com/pulumi/pulumi/pkg/v3/cmd/pulumi
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

let broken = false;
const program = async () => {
  new pulumi.Stash("kept", { input: "a" });
  const input = broken ? Promise.reject(new Error("no input for it")) : "b";
  new pulumi.Stash("lost", { input });
};

(async () => {
  const stack = await LocalWorkspace.createOrSelectStack({ projectName: "finding", stackName: "test", program });
  const names = async () => {
    const { deployment } = await stack.exportStack();
    const all = (deployment.resources ?? []).filter(({ type }) => type.endsWith(":Stash"));
    return all.map(({ urn }) => urn.slice(urn.lastIndexOf("::") + 2)).sort().join(", ");
  };
  await stack.up();
  console.log(`first update:  succeeded, the state has ${await names()}`);
  broken = true;
  try {
    await stack.up();
    console.log("second update: succeeded");
  } catch (error) {
    const why = /One or more errors occurred: [^\n]*/.exec(String(error))?.[0] ?? "for another reason";
    console.log(`second update: failed (${why}), the state has ${await names()}`);
  }
})();
JS

node program.js | tee seen
cat >expected <<'TEXT'
first update:  succeeded, the state has kept, lost
second update: failed (One or more errors occurred: error serializing property "input": no input for it), the state has kept
TEXT
diff expected seen
