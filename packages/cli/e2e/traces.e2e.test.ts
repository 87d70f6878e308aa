import { PulumiProject } from "../../pulumi-compose/e2e/support/pulumi-project";
import { busybox, describeWithToolchain } from "../../pulumi-compose/e2e/support/toolchain";
import { ComposeFolder } from "./support/compose-folder";
import { OtlpReceiver, type ReceivedSpan } from "./traces/otlp-receiver";

const receiver = new OtlpReceiver();
beforeAll(() => receiver.listen());
afterAll(() => receiver.close());
beforeEach(() => receiver.clear());

const SECRET = "open-sesame-traced";

const service = (name: string, test: string, needs?: string) => `
  ${name}:
    image: ${busybox}
    command: sh -c "sleep 1; touch /ok; echo ${SECRET}; exec sleep 1000"
    stop_signal: SIGKILL
    environment: { DB_PASSWORD: ${SECRET} }
    healthcheck: { test: "${test}", interval: 1s, timeout: 1s, retries: 2 }
    ${needs === undefined ? "" : `depends_on: { ${needs}: { condition: service_healthy } }`}`;

/** A waits for nobody, B for A, C for B. */
const chain = (name: string, test = `echo ${SECRET}; test -f /ok`) => `name: ${name}
services:${service("a", test)}${service("b", test, "a")}
  c:
    image: ${busybox}
    command: sleep 1000
    stop_signal: SIGKILL
    depends_on: { b: { condition: service_healthy } }
`;

interface GateLine {
  readonly type: string;
  readonly status: string;
  readonly service: string;
  readonly condition: string;
  readonly waitedSeconds: number;
}

/** What the events say of gates that are decided, in the words of the spans. */
function decided(out: string) {
  return out
    .trim()
    .split("\n")
    .map((line): GateLine => JSON.parse(line))
    .filter(({ type, status }) => type === "gate" && (status === "passed" || status === "failed"))
    .map(({ service: name, condition, status }) => ({ service: name, condition, verdict: status }))
    .sort((one, other) => (one.service < other.service ? -1 : 1));
}

function told(spans: readonly ReceivedSpan[]) {
  return spans
    .map(({ attributes: of }) => ({
      service: of["pulumi_compose.service"],
      condition: of["pulumi_compose.condition"],
      verdict: of["pulumi_compose.verdict"],
    }))
    .sort((one, other) => (String(one.service) < String(other.service) ? -1 : 1));
}

describeWithToolchain("spans of gates", () => {
  const folder = new ComposeFolder();
  const traced = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: receiver.endpoint });

  afterAll(async () => {
    await folder.start("down", "--yes").ended;
    folder.dispose();
  });

  test("an up by the command: a span for each gate's event, in one trace, with its probes", async () => {
    folder.write(chain("pcd-traced"));
    const parent = "0af7651916cd43dd8448eb211c80319c";
    const env = { ...traced(), TRACEPARENT: `00-${parent}-b7ad6b7169203331-01` };
    const { code, out, err } = await folder.startWith(env, "up", "--json").ended;
    expect([code, err]).toEqual([0, ""]);
    const gates = receiver.byName(/^gate /);
    expect(told(gates)).toEqual(decided(out));
    expect(gates).toHaveLength(2);
    const [whole] = receiver.byName("pulumi-compose up");
    expect(whole).toMatchObject({ from: "pulumi-compose", traceId: parent, parentId: "b7ad6b7169203331", status: 0 });
    for (const gate of gates) {
      expect(receiver.ancestors(gate)).toEqual(["pulumi-compose up"]);
      expect(gate).toMatchObject({ traceId: parent, status: 0 });
      const waited = Number(gate.attributes["pulumi_compose.waited_ms"]);
      expect(Math.abs(gate.endMs - gate.startMs - waited)).toBeLessThan(1_000);
      expect(gate.attributes["pulumi_compose.bound_ms"]).toBeGreaterThan(waited);
      const healthy = gate.events.map(({ attributes }) => attributes["pulumi_compose.probe.healthy"]);
      expect(healthy.length).toBeGreaterThan(0);
      expect(healthy.at(-1)).toBe(true);
    }
    const [a, b] = ["a", "b"].map((name) => gates.find((gate) => gate.attributes["pulumi_compose.service"] === name));
    // Whoever waits behind, by way of others, too.
    expect([a, b].map((gate) => gate?.attributes["pulumi_compose.holds"])).toEqual([["b", "c"], ["c"]]);
    expect(b?.startMs).toBeGreaterThanOrEqual(a?.endMs ?? Number.POSITIVE_INFINITY);
    expect(receiver.raw).not.toContain(SECRET);
  });

  test("in JSON, and of a gate that fails", async () => {
    folder.write(chain("pcd-traced", `echo ${SECRET}; exit 7`));
    const env = { ...traced(), OTEL_EXPORTER_OTLP_PROTOCOL: "http/json", OTEL_SERVICE_NAME: "shop-ci" };
    const { code, out } = await folder.startWith(env, "up", "--json").ended;
    expect(code).toBe(1);
    const gates = receiver.byName(/^gate /);
    expect(told(gates)).toEqual(decided(out));
    expect(gates).toEqual([expect.objectContaining({ from: "shop-ci", status: 2 })]);
    expect(gates[0]?.attributes["pulumi_compose.reason"]).toBe("unhealthy");
    const codes = gates[0]?.events.map(({ attributes }) => attributes["pulumi_compose.probe.exit_code"]);
    expect(new Set(codes)).toEqual(new Set([7]));
    expect(receiver.byName("pulumi-compose up")).toEqual([expect.objectContaining({ status: 2 })]);
    expect(receiver.raw).not.toContain(SECRET);
  });

  test("a run: its own span, with the gates of what it is behind", async () => {
    folder.write(`${chain("pcd-traced")}jobs:
  seed:
    image: ${busybox}
    command: "true"
    triggers: { manual: true }
    depends_on: { a: { condition: service_healthy } }
`);
    const { code } = await folder.startWith(traced(), "run", "seed").ended;
    expect(code).toBe(0);
    const [whole] = receiver.byName("pulumi-compose run");
    expect(whole).toMatchObject({ status: 0, attributes: { "pulumi_compose.exit_code": 0 } });
    const gates = receiver.byName(/^gate /);
    expect(gates.length).toBeGreaterThan(0);
    for (const gate of gates) expect(receiver.ancestors(gate)).toEqual(["pulumi-compose run"]);
  });

  test("who does not take them is told of, and changes nothing", async () => {
    folder.write(chain("pcd-traced"));
    const env = { OTEL_EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:9" };
    const { code, err } = await folder.startWith(env, "up").ended;
    expect(code).toBe(0);
    expect(err).toMatch(/^warning: traces could not be sent: .+\n$/);
    const wrong = await folder.startWith({ ...traced(), OTEL_EXPORTER_OTLP_PROTOCOL: "smoke" }, "up", "--full").ended;
    expect(wrong).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^error: OTEL_EXPORTER_OTLP_PROTOCOL is smoke.*\n {2}hint: /),
    });
    const without = await folder.startWith({ ...traced(), OTEL_SDK_DISABLED: "true" }, "up", "--full").ended;
    expect([without.code, without.err, receiver.spans]).toEqual([0, "", []]);
  });

  test("a program under pulumi up --otel-traces: within Pulumi's own spans, and a warning of what plugins' may hold", async () => {
    const name = "pce-traced";
    const index = `new (require("pulumi-compose").ComposeProject)("${name}", { file: "compose.yaml" });\n`;
    const project = new PulumiProject({ name, files: { "index.js": index, "compose.yaml": chain(name) } });
    try {
      const run = await project.up("--otel-traces", receiver.endpoint);
      expect(run.code).toBe(0);
      expect(run.text).toContain("target/traced-secrets");
      const gates = receiver.byName(/^gate /);
      expect(told(gates).map(({ service: of, verdict }) => [of, verdict])).toEqual([
        ["a", "passed"],
        ["b", "passed"],
      ]);
      for (const gate of gates) {
        expect(gate.from).toBe("pulumi-sdk-nodejs");
        expect(receiver.ancestors(gate)).toEqual(["pulumirpc.LanguageRuntime/Run", "pulumi-plan", "pulumi"]);
      }
      // The stand-in plugin makes no spans; nobody else has what is secret.
      expect(receiver.raw).not.toContain(SECRET);
    } finally {
      await project.dispose();
    }
  });
});
