#!/usr/bin/env bash
# @pulumi/kubernetes 4.24.1 with @pulumi/pulumi 3.276.0 (npm), Node.js 20 or later, no engine: Pulumi's own mocks.
#
# Behaviour: the class of a Deployment gives each resource three aliases, for versions of the API that Kubernetes removed in 1.16
# (apps/v1beta1, apps/v1beta2, extensions/v1beta1). For each alias the SDK makes Outputs of type, name, parent, project and stack, and
# joins them, whether anybody has such a state or not. These are more promises than all else that a small Deployment takes: its
# arguments, its outputs, its registration. A resource of the same type and arguments without them (`new pulumi.CustomResource`) is the
# same to the engine, and makes less than half of them.
# A good engineer would take an alias for a text in a request.
#
# Output seen:
#   promises a Deployment: with the class more than twice as many as with its type alone
#   the same type and inputs: true
#
# Fails if that changes.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @pulumi/pulumi@3.276.0 @pulumi/kubernetes@4.24.1 >/dev/null

cat >count.js <<'JS'
const { createHook } = require("node:async_hooks");
const pulumi = require("@pulumi/pulumi");
const { Deployment } = require("@pulumi/kubernetes/apps/v1");

const COUNT = 50;
const args = {
  metadata: { name: "web" },
  spec: {
    selector: { matchLabels: { app: "web" } },
    template: { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "web", image: "nginx" }] } },
  },
};

/** Promises that are made until as many resources are there. */
async function promises(make) {
  let count = 0;
  const hook = createHook({ init: (_, type) => type === "PROMISE" && (count += 1) });
  hook.enable();
  const made = Array.from({ length: COUNT }, (_, index) => make(`web${index}`));
  await new Promise((resolve) => pulumi.all(made.map(({ urn }) => urn)).apply(() => setTimeout(resolve, 500)));
  hook.disable();
  return count / COUNT;
}

async function main() {
  const seen = [];
  await pulumi.runtime.setMocks({
    newResource: ({ type, name, inputs }) => {
      seen.push(JSON.stringify({ type, inputs: Object.fromEntries(Object.entries(inputs).sort()) }));
      return { id: name, state: inputs };
    },
    call: ({ inputs }) => inputs,
  });
  const own = { apiVersion: "apps/v1", kind: "Deployment", ...args, status: undefined };
  const byClass = await promises((name) => new Deployment(name, args));
  const byType = await promises((name) => new pulumi.CustomResource("kubernetes:apps/v1:Deployment", `${name}-b`, own));
  process.stderr.write(`${Math.round(byClass)} and ${Math.round(byType)}\n`);
  const words = byClass > 2 * byType ? "more than twice as many" : "no more than twice as many";
  console.log(`promises a Deployment: with the class ${words} as with its type alone`);
  console.log(`the same type and inputs: ${new Set(seen).size === 1}`);
}
main();
JS

expected='promises a Deployment: with the class more than twice as many as with its type alone
the same type and inputs: true'
found=$(node count.js)
if [ "$found" != "$expected" ]; then
  printf 'this has changed:\n%s\n' "$found" >&2
  exit 1
fi
printf '%s\n' "$found"
