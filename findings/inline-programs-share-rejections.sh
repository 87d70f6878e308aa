#!/bin/sh
# One inline program's rejected Output fails another inline program that runs in the same process.
#
# Seen with: @pulumi/pulumi 3.276.0 (Node.js 20), Pulumi CLI 3.259.0. Needs `pulumi`, `node` and `npm` on the PATH.
#
# For the duration of a run the Automation API's inline server (automation/server.js) listens to the process's
# "unhandledRejection" events and takes every error that it hears of for its own. A resource that depends on an Output
# that is rejected ends as such an event, whatever the program does. So with two programs at a time,
#   first:  fails:  "One or more errors occurred: the first one's own"
#   second: fails:  "One or more errors occurred: the first one's own"
# though nothing of the second one is wrong, and all its resources are made. Each of the two handlers logs the error as
# well, both to the first one's log.
#
# Exits with 0 while that is so.
set -eu
version=3.276.0
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund "@pulumi/pulumi@$version" >/dev/null
mkdir backend first second
export PULUMI_BACKEND_URL="file://$folder/backend" PULUMI_CONFIG_PASSPHRASE=x PULUMI_SKIP_UPDATE_CHECK=true
cat >index.js <<'JS'
const { LocalWorkspace } = require("@pulumi/pulumi/automation");
const pulumi = require("@pulumi/pulumi");

function moment() {
  let come;
  const promise = new Promise((resolve) => (come = resolve));
  return { promise, come };
}

const secondRuns = moment();
const firstHasEnded = moment();

const programs = {
  first: async () => {
    const condition = secondRuns.promise.then(() => {
      throw new Error("the first one's own");
    });
    new pulumi.Stash("dependent", { input: "x" }, { dependsOn: pulumi.output(condition) });
  },
  second: async () => {
    new pulumi.Stash("other", { input: "x" });
    secondRuns.come();
    await firstHasEnded.promise;
  },
};

async function up(name) {
  const stack = await LocalWorkspace.createOrSelectStack(
    { projectName: name, stackName: "test", program: programs[name] },
    { workDir: `${process.cwd()}/${name}` },
  );
  const errors = [];
  const onEvent = ({ diagnosticEvent: said }) => said?.severity === "error" && errors.push(said.message.trim().split("\n")[0]);
  const failed = await stack.up({ onEvent }).then(() => false, () => true);
  const { deployment } = await stack.exportStack();
  const resources = (deployment.resources ?? []).map(({ urn }) => urn.split("::").pop());
  return { failed, errors, resources };
}

async function main() {
  const first = up("first").finally(firstHasEnded.come);
  const [a, b] = await Promise.all([first, up("second")]);
  console.log(JSON.stringify({ first: a, second: b }, undefined, 2));
  const message = "One or more errors occurred: the first one's own";
  const asKnown = b.failed && b.errors.some((error) => error.includes(message)) && b.resources.includes("other");
  console.log(asKnown ? "as known" : "CHANGED");
  process.exitCode = asKnown ? 0 : 1;
}

main();
JS
node index.js
