import { spawnSync } from "node:child_process";

interface Event {
  readonly Action: string;
  readonly Package?: string;
  readonly Test?: string;
  readonly Output?: string;
}

const LIMIT_MS = 10 * 60_000;

/**
 * Runs the tests of the Go module in `folder`. Each is shown under its name, with what it printed when it failed.
 *
 * @param what the tests are of, for the message when there is no Go.
 */
export function goTests(folder: string, what: string): void {
  const run = spawnSync("go", ["test", "-mod=readonly", "-json", "./..."], {
    cwd: folder,
    encoding: "utf8",
    timeout: LIMIT_MS,
    maxBuffer: Number.POSITIVE_INFINITY,
  });
  if (run.error !== undefined && "code" in run.error && run.error.code === "ENOENT") {
    test.skip(`there is no Go to run ${what}'s tests with`, () => undefined);
    return;
  }
  const events = run.stdout
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map(eventOf);
  const outputs = outputsByTest(events);
  describe("go test", () => {
    for (const event of events) if (event.Test !== undefined) show(event, event.Test, outputs);

    test("ends well", () => {
      const ofPackages = events.filter(({ Test }) => Test === undefined).map(({ Output }) => Output ?? "");
      const said = `${run.error?.message ?? ""}${run.stderr}${ofPackages.join("")}`;
      expect({ code: run.status, said: run.status === 0 ? "" : said }).toEqual({ code: 0, said: "" });
      expect(events.some((event) => event.Action === "pass" && event.Test !== undefined)).toBe(true);
    });
  });
}

function show(event: Event, name: string, outputs: ReadonlyMap<string, string>): void {
  if (event.Action === "skip") test.skip(name, () => undefined);
  if (event.Action === "pass" || event.Action === "fail") {
    test(name, () => {
      if (event.Action === "fail") throw new Error(outputs.get(keyOf(event)));
    });
  }
}

/** Two packages may have tests of one name. */
function keyOf(event: Event): string {
  return `${event.Package} ${event.Test}`;
}

function outputsByTest(events: readonly Event[]): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  for (const event of events) {
    if (event.Output !== undefined) outputs.set(keyOf(event), (outputs.get(keyOf(event)) ?? "") + event.Output);
  }
  return outputs;
}

function eventOf(line: string): Event {
  return JSON.parse(line);
}
