import { explainFailure } from "./explain-failure";

test.each([
  [
    "error: the stack is currently locked by 1 lock(s). Either wait for the other process(es) to end or delete the lock file with `pulumi cancel`.\n  file:///x: created by me@box (pid 77) at 2026-01-01",
    "another deployment of this project is running (process 77 on box)",
    "wait until it is done",
  ],
  [
    "error: no resource plugin 'pulumi-resource-docker' found in the workspace at version v5.2.0 or on your $PATH",
    "Pulumi's docker plugin is not installed",
    "run `pulumi plugin install resource docker 5.2.0`, or give --install-pulumi",
  ],
  [
    "<{%fg 1%}>error: <{%reset%}>incorrect passphrase",
    "the passphrase does not fit this project's state",
    "set PULUMI_CONFIG_PASSPHRASE to the one that it was made with",
  ],
  ["one\n\ntwo\n", "one\ntwo", undefined],
  ["", "the Pulumi CLI failed without a word", undefined],
])("%j", (text, message, hint) => {
  // What is known stands in the way of everything: Pulumi has begun nothing.
  expect(explainFailure(text)).toEqual(hint === undefined ? { message } : { message, hint, isRefusal: true });
});

test("the plugin that is named is the one whose arguments are used", () => {
  const { version } = jest.requireActual<{ version: string }>("@pulumi/docker/package.json");
  expect(explainFailure("no resource plugin 'pulumi-resource-docker'").hint).toContain(` ${version}\``);
});
