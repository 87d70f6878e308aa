import { execFileSync } from "node:child_process";
import { join } from "node:path";

/** Whether the SDK has a trace of a promise that it watches, in a Node.js of its own. */
function hasTrace(env: Readonly<Record<string, string>> = {}): boolean {
  const program = `require("@pulumi-compose/project");
    const promise = Promise.resolve();
    require("@pulumi/pulumi/runtime/debuggable").debuggablePromise(promise, "own");
    console.log(/at /.test(promise._debugStackTrace));`;
  const folder = join(__dirname, "../..");
  const options = { cwd: folder, env: { ...process.env, ...env }, encoding: "utf8" } as const;
  return JSON.parse(execFileSync(process.execPath, ["-e", program], options));
}

test("the SDK takes no trace of a promise, unless somebody looks for leaks", () => {
  expect(hasTrace()).toBe(false);
  expect(hasTrace({ PULUMI_DEBUG_PROMISE_LEAKS: "1" })).toBe(true);
});
