import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from "@opentelemetry/sdk-trace-base";
import { GateSpan } from "./gate-span";

const subject = {
  service: "db",
  project: "shop",
  deadlineMs: undefined,
  place: "compose.yaml:9:7",
  heldUp: ["web", "worker"],
  redact: [],
};
const of = { id: "c0ffee", urn: "urn:pulumi:dev::shop::docker:index/container:Container::shop-db-1" };

const begin = () => GateSpan.begin(subject, "service_healthy", of.id);

test("without a tracer there is no span", () => expect(begin()).toBeUndefined());

describe("with one", () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  beforeAll(() => trace.setGlobalTracerProvider(provider));
  afterAll(() => trace.disable());
  beforeEach(() => exporter.reset());

  const finished = () => {
    const [span, ...others] = exporter.getFinishedSpans();
    if (!span) throw new Error("no span");
    expect(others).toEqual([]);
    return span;
  };

  test("who waits for what, where, for how long at most, and how it ended", () => {
    const span = begin();
    span?.of(of.urn);
    span?.bound(40_000);
    span?.end({ ok: true, afterMs: 1234.5, by: "probe" });
    expect(finished()).toMatchObject({
      name: "gate db service_healthy",
      attributes: {
        "pulumi_compose.service": "db",
        "pulumi_compose.condition": "service_healthy",
        "pulumi_compose.project": "shop",
        "pulumi_compose.place": "compose.yaml:9:7",
        "pulumi_compose.holds": ["web", "worker"],
        "pulumi_compose.id": "c0ffee",
        "pulumi.urn": of.urn,
        "pulumi_compose.bound_ms": 40_000,
        "pulumi_compose.verdict": "passed",
        "pulumi_compose.by": "probe",
        "pulumi_compose.waited_ms": 1235,
      },
      status: { code: SpanStatusCode.UNSET },
    });
  });

  test("an event a probe, without what it printed", () => {
    const span = begin();
    const output = { output: "password" };
    span?.probe({ by: "engine", start: "2026-01-01T00:00:00Z", durationMs: 20, exitCode: 1, ...output });
    span?.probe({ by: "probe", start: "2026-01-01T00:00:01Z", durationMs: 30, exitCode: 0, ...output });
    span?.end({ ok: true, afterMs: 1, by: "probe" });
    const { events } = finished();
    expect(events.map(({ name, attributes }) => [name, attributes])).toEqual([
      [
        "probe",
        {
          "pulumi_compose.probe.by": "engine",
          "pulumi_compose.probe.start": "2026-01-01T00:00:00Z",
          "pulumi_compose.probe.duration_ms": 20,
          "pulumi_compose.probe.exit_code": 1,
          "pulumi_compose.probe.healthy": false,
        },
      ],
      ["probe", expect.objectContaining({ "pulumi_compose.probe.healthy": true, "pulumi_compose.probe.exit_code": 0 })],
    ]);
  });

  test.each([
    ["unhealthy", "failed", SpanStatusCode.ERROR, "gate/unhealthy"],
    ["hook-failed", "failed", SpanStatusCode.ERROR, "gate/hook-failed"],
    ["aborted", "aborted", SpanStatusCode.UNSET, undefined],
  ] as const)("%s: %s", (reason, verdict, code, message) => {
    begin()?.end({ ok: false, afterMs: 5, reason });
    const { attributes, status } = finished();
    expect(attributes).toMatchObject({ "pulumi_compose.verdict": verdict, "pulumi_compose.reason": reason });
    expect(status).toEqual({ code, ...(message && { message }) });
  });

  test("it is within the span that is active", () => {
    const parent = provider.getTracer("test").startSpan("pulumi");
    const spy = jest.spyOn(context, "active").mockReturnValue(trace.setSpan(context.active(), parent));
    begin()?.end({ ok: true, afterMs: 1, by: "already" });
    spy.mockRestore();
    expect(finished().parentSpanContext?.spanId).toBe(parent.spanContext().spanId);
  });
});
