import { FakeIo } from "../../testing/fake-io";
import { otlpExporter } from "./otlp-exporter";
import { isWanted, traced } from "./traced";

let loaded = 0;
jest.mock("./start-tracing", () => {
  loaded += 1;
  return {
    startTracing: () => ({
      within: (run: () => Promise<number>) => run(),
      prepare: () => undefined,
      end: async () => "nobody there",
    }),
  };
});

const OTEL_EXPORTER_OTLP_ENDPOINT = "http://localhost:4318";

test.each([
  [{}, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: "" }, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT }, true],
  [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: OTEL_EXPORTER_OTLP_ENDPOINT }, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_SDK_DISABLED: "TRUE" }, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: "none" }, false],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: "console,otlp" }, true],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_TRACES_EXPORTER: "" }, true],
] as const)("%j: %s", (env, wanted) => expect(isWanted(env)).toBe(wanted));

test("nothing is loaded where nobody asks for traces", async () => {
  const io = new FakeIo("/");
  expect(await traced(io, "up", async () => 3)).toBe(3);
  expect([loaded, io.err.text]).toEqual([0, ""]);
});

test("what could not be sent is told, whatever became of the command", async () => {
  const io = new FakeIo("/");
  io.env.OTEL_EXPORTER_OTLP_ENDPOINT = OTEL_EXPORTER_OTLP_ENDPOINT;
  expect(await traced(io, "up", async () => 1)).toBe(1);
  await expect(traced(io, "up", () => Promise.reject(new Error("no engine")))).rejects.toThrow("no engine");
  expect(io.err.text).toBe("warning: traces could not be sent: nobody there\n".repeat(2));
});

test.each(["grpc", "http/json", "http/protobuf"])("%s is a protocol", async (protocol) => {
  const exporter = await otlpExporter({ OTEL_EXPORTER_OTLP_PROTOCOL: protocol })();
  await exporter.shutdown();
});

test("others are none, which is known before anything is loaded", () => {
  expect(() => otlpExporter({ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "smoke" })).toThrow(/smoke, which is no protocol/);
});
