#!/bin/sh
# An inline program's resource hook runs outside of the program: what it logs is printed by the process, and not logged.
#
# Seen with: @pulumi/pulumi 3.276.0 (Node.js 20), Pulumi CLI 3.259.0. Needs `pulumi`, `node` and `npm` on the PATH.
#
# The SDK keeps a program's connection to its engine in an AsyncLocalStorage, and serves hooks (runtime/callbacks.js) by
# a gRPC server whose requests do not come in the program's async context. In there `pulumi.log.info` finds no engine:
#   info: [runtime] said by the hook
# is on the process's standard output, and no event of the stack has it. Bound to the program's context
# (AsyncResource.bind), the hook is heard.
#
# Exits with 0 while that is so.
set -eu
version=3.276.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "@pulumi/pulumi@$version" >/dev/null
mkdir backend project
export PULUMI_BACKEND_URL="file://$folder/backend" PULUMI_CONFIG_PASSPHRASE=x PULUMI_SKIP_UPDATE_CHECK=true
cat >index.js <<'JS'
const { AsyncResource } = require("node:async_hooks");
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const pulumi = require("@pulumi/pulumi");

const program = async () => {
  const plain = new pulumi.ResourceHook("plain", () => pulumi.log.info("said by the hook"));
  const bound = new pulumi.ResourceHook("bound", AsyncResource.bind(() => pulumi.log.info("said by the bound hook")));
  new pulumi.Stash("stash", { input: "x" }, { hooks: { beforeCreate: [plain, bound] } });
};

async function main() {
  const stack = await LocalWorkspace.createOrSelectStack(
    { projectName: "project", stackName: "test", program },
    { workDir: `${process.cwd()}/project` },
  );
  const logged = [];
  await stack.up({ onEvent: ({ diagnosticEvent: said }) => said?.severity === "info" && logged.push(said.message.trim()) });
  console.log("logged:", JSON.stringify(logged));
}

main();
JS
node index.js | tee output
if grep -q '^info: \[runtime\] said by the hook$' output && grep -q '^logged: \["said by the bound hook"\]$' output; then
  echo "as known"
else
  echo "CHANGED"
  exit 1
fi
