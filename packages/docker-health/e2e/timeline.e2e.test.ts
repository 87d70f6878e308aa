import { dialectOf, type Healthcheck, type HealthStatus, initialState, reduce } from "@pulumi-compose/health-model";
import { connect, type Engine } from "../src";
import { Bench, sleep } from "./support/bench";
import { milliseconds } from "./support/observe";

jest.setTimeout(120_000);

// The tutorial's story at a tenth of its pace: the web service answers only while its store does; the store comes late.
const REDIS_AFTER_MS = 9_000;
const STORE = "echo PONG > /tmp/pong; exec httpd -f -p 127.0.0.1:6379 -h /tmp";
const WEB = `mkdir -p /www/cgi-bin; cat > /www/cgi-bin/ping <<'CGI'
#!/bin/sh
answer=$(wget -q -O - http://127.0.0.1:6379/pong)
[ "$answer" = PONG ] || { printf 'Status: 500 no store\\r\\n\\r\\n'; exit 0; }
printf 'Content-Type: text/plain\\r\\n\\r\\nhello\\n'
CGI
chmod +x /www/cgi-bin/ping; exec httpd -f -p 5000 -h /www`;
const CHECK = {
  test: "wget -q -O - http://127.0.0.1:5000/cgi-bin/ping",
  intervalMs: 2_000,
  timeoutMs: 1_500,
  retries: 3,
};

interface Change {
  readonly status: HealthStatus;
  readonly atMs: number;
}

const bench = new Bench();
let engine: Engine;

beforeAll(async () => {
  await bench.setUp();
  engine = await connect();
});
afterAll(() => bench.cleanUp());

/** What the model says: probes that take `probeMs`, failing until the store is there. */
function simulated(check: Healthcheck, version: string, untilMs: number, probeMs: number): Change[] {
  let state = initialState(check, dialectOf(version));
  const changes: Change[] = [];
  for (let at = state.nextProbeMs; at !== undefined && at < untilMs; at = state.nextProbeMs) {
    const next = reduce(state, {
      kind: "probe",
      startMs: at,
      endMs: at + probeMs,
      exitCode: at < REDIS_AFTER_MS ? 1 : 0,
      output: "",
    });
    if (next.status !== state.status) changes.push({ status: next.status, atMs: at + probeMs });
    state = next;
  }
  return changes;
}

test("without its store the web service turns unhealthy after three probes, and heals when the store comes", async () => {
  const id = await bench.container({ command: WEB, check: CHECK });
  const snapshot = await engine.inspect(id);
  const check = snapshot?.healthcheck;
  if (!check) throw new Error("the container has lost its check");
  const startedAt = milliseconds(snapshot.state.startedAt);

  const real: Change[] = [];
  let last: HealthStatus = "starting";
  const probes: number[] = [];
  const watch = await engine.follow(id, async () => {
    const now = await engine.inspect(id);
    for (const probe of now?.health?.log ?? []) probes.push(probe.durationMs);
    if (!now?.health || now.health.status === last) return;
    last = now.health.status;
    const decisive = now.health.log.at(-1);
    real.push({ status: last, atMs: milliseconds(decisive?.start ?? "") + (decisive?.durationMs ?? 0) - startedAt });
  });

  const gate = await engine.waitFor(id, "service_healthy");
  expect(gate).toMatchObject({
    ok: false,
    reason: "unhealthy",
    evidence: { health: { failingStreak: 3, retries: 3 } },
  });
  expect(gate.ok || gate.evidence.probes.at(-1)?.output).toMatch(/500/);

  await sleep(REDIS_AFTER_MS - (Date.now() - startedAt));
  // In the web service's own network, so that no name service has a part in the times.
  await bench.container({ command: STORE, network: `container:${id}` });
  const patient = { onUnhealthy: "keep-waiting", deadlineMs: 30_000 } as const;
  expect(await engine.waitFor(id, "service_healthy", patient)).toMatchObject({ ok: true });
  expect(await engine.waitFor(id, "service_healthy", { ...patient, probe: "engine" })).toMatchObject({ ok: true });
  await sleep(300);
  watch.stop();
  await engine.close();
  const { version } = await engine.version();
  const probeMs = probes.reduce((sum, ms) => sum + ms, 0) / probes.length;
  const model = simulated(check, version, (real.at(-1)?.atMs ?? 0) + 1_000, probeMs);
  expect(real.map(({ status }) => status)).toEqual(["unhealthy", "healthy"]);
  expect(model.map(({ status }) => status)).toEqual(real.map(({ status }) => status));
  for (const [i, change] of model.entries()) {
    // A loaded machine starts each probe a little later than the clock says; one whole interval it must not be.
    expect(Math.abs((real[i]?.atMs ?? 0) - change.atMs)).toBeLessThan(CHECK.intervalMs);
  }
});
