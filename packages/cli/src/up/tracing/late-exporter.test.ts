import type { ReadableSpan } from "@opentelemetry/sdk-trace-base";
import { LateExporter } from "./late-exporter";

function exporting(exporter: LateExporter): Promise<number> {
  return new Promise((resolve) => exporter.export([], ({ code }) => resolve(code)));
}

test("it is loaded once, by the first spans or before", async () => {
  const sent: ReadableSpan[][] = [];
  const load = jest.fn(async () => ({
    export: (spans: ReadableSpan[], done: (result: { code: number }) => void) => {
      sent.push(spans);
      done({ code: 0 });
    },
    shutdown: async () => undefined,
  }));
  const exporter = new LateExporter(load);
  await exporter.shutdown();
  expect(load).not.toHaveBeenCalled();
  exporter.prepare();
  expect(await exporting(exporter)).toBe(0);
  expect(await exporting(exporter)).toBe(0);
  expect([load.mock.calls.length, sent.length, exporter.problem]).toEqual([1, 2, undefined]);
});

test("the first reason why something was not sent is kept", async () => {
  const answers = [{ code: 0 }, { code: 1, error: new Error("refused") }, { code: 1 }];
  const exporter = new LateExporter(async () => ({
    export: (_, done) => done(answers.shift() ?? { code: 0 }),
    shutdown: async () => undefined,
  }));
  for (let index = 0; index < 3; index++) await exporting(exporter);
  expect(exporter.problem).toBe("refused");
});

test("so is why there is none", async () => {
  const exporter = new LateExporter(() => Promise.reject(new Error("not installed")));
  exporter.prepare();
  expect(await exporting(exporter)).toBe(1);
  expect(exporter.problem).toBe("not installed");
});
