import { CappedOutput } from "./capped-output";

test("keeps the first bytes, whatever follows", () => {
  const output = new CappedOutput(10);
  output.push(Buffer.from("hello"));
  expect([output.toString(), output.truncated]).toEqual(["hello", false]);
  for (let i = 0; i < 1000; i += 1) output.push(Buffer.from(" world".repeat(100)));
  expect([output.toString(), output.truncated]).toEqual(["hello worl", true]);
});

test("does not end in half a character", () => {
  const output = new CappedOutput(4);
  output.push(Buffer.from("abcé"));
  expect(output.toString()).toBe("abc");
});
