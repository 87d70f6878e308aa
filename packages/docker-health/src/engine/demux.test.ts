import fc from "fast-check";
import { demux } from "./demux";

const frame = (stream: number, payload: Buffer) => {
  const header = Buffer.alloc(8);
  header.writeUInt8(stream);
  header.writeUInt32BE(payload.length, 4);
  return Buffer.concat([header, payload]);
};

const through = (input: Buffer, cuts: readonly number[]) => {
  const out: Buffer[] = [];
  const take = demux((chunk) => out.push(chunk));
  let from = 0;
  for (const cut of [...cuts].sort((a, b) => a - b)) {
    take(input.subarray(from, cut));
    from = Math.max(from, cut);
  }
  take(input.subarray(from));
  return Buffer.concat(out).toString("latin1");
};

test("takes the frames off however the stream is cut", () => {
  const pieces = fc.array(fc.tuple(fc.constantFrom(1, 2), fc.uint8Array({ maxLength: 40 })), { maxLength: 8 });
  fc.assert(
    fc.property(pieces, fc.array(fc.nat(300)), (frames, cuts) => {
      const input = Buffer.concat(frames.map(([stream, payload]) => frame(stream, Buffer.from(payload))));
      const wanted = Buffer.concat(frames.map(([, payload]) => Buffer.from(payload))).toString("latin1");
      expect(through(input, cuts)).toBe(wanted);
    }),
  );
});

test.each(["plain text of a terminal", "x", "\u001b[31mred"])("leaves unframed output as it is: %j", (output) => {
  const padded = output.padEnd(12, ".");
  expect(through(Buffer.from(padded, "latin1"), [3])).toBe(padded);
});
