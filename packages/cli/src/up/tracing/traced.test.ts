import { FakeIo } from "../../testing/fake-io";
import { otlpExporter } from "./otlp-exporter";
import { isWanted, traced } from "./traced";
import { WatchedExporter } from "./watched-exporter";

let loaded = 0;
jest.mock("./start-tracing", () => {
  loaded += 1;
  return {
    startTracing: async () => ({
      within: (_: string, run: () => Promise<number>) => run(),
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
  expect(await traced(io, async () => 3)).toBe(3);
  expect([loaded, io.err.text]).toEqual([0, ""]);
});

test("what could not be sent is told, whatever became of the command", async () => {
  const io = new FakeIo("/");
  io.env.OTEL_EXPORTER_OTLP_ENDPOINT = OTEL_EXPORTER_OTLP_ENDPOINT;
  expect(await traced(io, async () => 1)).toBe(1);
  await expect(traced(io, () => Promise.reject(new Error("no engine")))).rejects.toThrow("no engine");
  expect(io.err.text).toBe("warning: traces could not be sent: nobody there\n".repeat(2));
});

test.each(["grpc", "http/json", "http/protobuf"])("%s is a protocol", async (protocol) => {
  const exporter = await otlpExporter({ OTEL_EXPORTER_OTLP_PROTOCOL: protocol });
  await exporter.shutdown();
});

test("others are none", async () => {
  await expect(otlpExporter({ OTEL_EXPORTER_OTLP_TRACES_PROTOCOL: "smoke" })).rejects.toThrow(
    /smoke, which is no protocol/,
  );
});

test("the first reason why something was not sent is kept", () => {
  const answers = [{ code: 0 }, { code: 1, error: new Error("refused") }, { code: 1 }];
  const exporter = new WatchedExporter({
    export: (_, done) => done(answers.shift() ?? { code: 0 }),
    shutdown: async () => undefined,
  });
  for (let index = 0; index < 3; index++) exporter.export([], () => undefined);
  expect(exporter.problem).toBe("refused");
});
