import { context, type TracerProvider, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { LateExporter } from "./late-exporter";
import { LateProvider } from "./late-provider";

beforeAll(() => context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable()));
afterAll(() => context.disable());

const TRACEPARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

function provided(env: Record<string, string> = {}) {
  const sent: ReadableSpan[] = [];
  const exporter = new LateExporter(async () => ({
    export: (spans, done) => {
      sent.push(...spans);
      done({ code: 0 });
    },
    shutdown: async () => undefined,
  }));
  return { sent, provider: new LateProvider("shop", "whole", env, exporter, 1_700_000_000_000) };
}

function gate(provider: TracerProvider, name: string): void {
  provider.getTracer("gates").startSpan(name).end();
}

test("spans are within the one of the whole, which was there before the packages were, with its time", async () => {
  const { provider, sent } = provided({ TRACEPARENT });
  await provider.within(async () => {
    // What is bound now runs when others are already there.
    const later = context.bind(context.active(), () => gate(provider, "later"));
    expect(trace.getActiveSpan()?.spanContext().spanId).toMatch(/^0+$/);
    gate(provider, "first");
    later();
    provider.span.end();
  });
  await provider.shutdown();
  const [first, later, whole] = sent;
  expect(sent.map(({ name }) => name)).toEqual(["first", "later", "whole"]);
  expect([first, later].map((one) => one?.parentSpanContext?.spanId)).toEqual(
    Array(2).fill(whole?.spanContext().spanId),
  );
  expect(new Set(sent.map((one) => one.spanContext().traceId))).toEqual(new Set(["0af7651916cd43dd8448eb211c80319c"]));
  expect(whole?.parentSpanContext?.spanId).toBe("b7ad6b7169203331");
  expect([whole?.startTime, whole?.resource.attributes["service.name"]]).toEqual([[1_700_000_000, 0], "shop"]);
});

test("a span of the whole without any in it", async () => {
  const { provider, sent } = provided();
  await provider.within(async () => provider.span.end());
  await provider.shutdown();
  expect(sent.map(({ name }) => name)).toEqual(["whole"]);
});
