import { LogLines } from "./log-lines";

function frame(stream: 1 | 2, text: string): Buffer {
  const payload = Buffer.from(text);
  const header = Buffer.alloc(8);
  header.writeUInt8(stream);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
}

const AT = "2026-01-01T00:00:00.000000001Z";

test("lines of both streams, wherever the pieces end, each with the engine's time", () => {
  const log = Buffer.concat([
    frame(1, `${AT} one\n${AT} tw`),
    frame(2, `${AT} wrong\n`),
    frame(1, `o ü\r\n${AT} the rest`),
  ]);
  for (let size = 1; size < log.length; size += 7) {
    const lines = new LogLines();
    const told = [];
    for (let at = 0; at < log.length; at += size) told.push(...lines.push(log.subarray(at, at + size)));
    expect([...told, ...lines.end()]).toEqual([
      { stream: "stdout", time: AT, text: "one" },
      { stream: "stderr", time: AT, text: "wrong" },
      { stream: "stdout", time: AT, text: "two ü" },
      { stream: "stdout", time: AT, text: "the rest" },
    ]);
  }
});

test("a terminal's output is not framed; what would repaint one is left out", () => {
  const lines = new LogLines();
  expect(lines.push(Buffer.from(`${AT} \u001b[31mred\u001b[0m\r\n`))).toEqual([
    { stream: "stdout", time: AT, text: "red" },
  ]);
});

test("a line without an end is not kept in whole", () => {
  const lines = new LogLines();
  for (let i = 0; i < 100; i += 1) expect(lines.push(frame(1, "x".repeat(1_000)))).toEqual([]);
  const [line] = lines.push(frame(1, "\n"));
  expect(line?.text).toBe(`${"x".repeat(2_000)}…`);
  expect(lines.end()).toEqual([]);
});
