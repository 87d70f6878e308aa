import { FakeClock } from "../../../../docker-health/src/testing/fake-clock";
import { plan } from "../../health/plan";
import { status } from "../../health/status/status";
import { wait } from "../../health/wait/wait-for-project";
import { UsageError } from "../../io/usage-error";
import { run } from "../../one-off/run";
import { inComposeFolder } from "../../testing/compose-folder";
import { FakeIo } from "../../testing/fake-io";
import { noSwarm } from "../../testing/fake-swarm";
import { down } from "../../up/down";
import { refuseOptions } from "../../up/refuse-options";

const YAML = `
name: shop
services:
  db: { image: d, healthcheck: { test: "true" }, user: postgres }
  web: { image: w, stop_signal: SIGINT, depends_on: { db: { condition: service_healthy } } }
`;

test("plan knows it, and says what Kubernetes cannot do, each with its line", () =>
  inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    expect(await plan({ format: "text", target: "kubernetes", offline: true }, io)).toBe(1);
    expect(io.out.text).toContain("db healthy -> web");
    expect(io.err.text).toMatch(/compose\.yaml:4:\d+.*target\/user-name|target\/user-name.*/s);
    expect(io.err.text).toContain("compose.yaml:5");
  }));

test("all that would deploy says that it is for plans and conversions", () =>
  inComposeFolder(YAML, async (folder) => {
    const io = new FakeIo(folder);
    const options = { target: "kubernetes" };
    const edges = {
      io,
      connect: () => Promise.reject(new Error("no engine")),
      connectSwarm: noSwarm,
      clock: new FakeClock(),
    };
    const refused = [
      async () => refuseOptions(options),
      () => down(options, io),
      () => status([], options, edges),
      () => wait([], options, edges),
      () => run({ name: "db", flags: [], command: [] }, options, io),
    ];
    for (const attempt of refused) {
      const error: unknown = await attempt().catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(UsageError);
      expect(String(error)).toContain("for plans and conversions as yet");
    }
  }));
