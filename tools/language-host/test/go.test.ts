import { spawnSync } from "node:child_process";
import { join } from "node:path";

// The host's own tests are Go's. Each is shown here under its name, with what it printed when it failed.

interface Event {
  readonly Action: string;
  readonly Test?: string;
  readonly Output?: string;
}

const run = spawnSync("go", ["test", "-mod=readonly", "-json", "./..."], {
  cwd: join(__dirname, ".."),
  encoding: "utf8",
  timeout: 10 * 60_000,
});
const noGo = run.error !== undefined && "code" in run.error && run.error.code === "ENOENT";
const events = (run.stdout ?? "")
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map(eventOf);

function eventOf(line: string): Event {
  return JSON.parse(line);
}

const outputOf = (name: string | undefined) =>
  events
    .filter((event) => event.Test === name && event.Output !== undefined)
    .map((event) => event.Output)
    .join("");

if (noGo) {
  test.skip("there is no Go to run the language host's tests with", () => undefined);
} else {
  describe("go test", () => {
    for (const { Action, Test } of events) {
      if (Test === undefined) continue;
      if (Action === "skip") test.skip(Test, () => undefined);
      if (Action === "pass" || Action === "fail") {
        test(Test, () => {
          if (Action === "fail") throw new Error(outputOf(Test));
        });
      }
    }

    test("ends well", () => {
      const said = `${run.error?.message ?? ""}${run.stderr}${outputOf(undefined)}`;
      expect({ code: run.status, said: run.status === 0 ? "" : said }).toEqual({ code: 0, said: "" });
      expect(events.some((event) => event.Action === "pass" && event.Test !== undefined)).toBe(true);
    });
  });
}
