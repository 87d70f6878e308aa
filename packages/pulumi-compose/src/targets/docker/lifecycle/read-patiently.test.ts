import { readPatiently } from "./read-patiently";

const EOF = "invocation of pulumi:pulumi:readStackResourceOutputs returned an error: failed to load checkpoint: EOF";

function failing(times: number, message: string) {
  const asked = { times: 0 };
  const ask = async () => {
    asked.times += 1;
    if (asked.times <= times) throw new Error(message);
    return "state";
  };
  return { ask, asked };
}

test("a state that is being written is read again", async () => {
  const { ask, asked } = failing(3, EOF);
  await expect(readPatiently(ask, async () => undefined)).resolves.toBe("state");
  expect(asked.times).toBe(4);
});

test.each([
  ["not for ever", EOF, 20],
  ["nothing else is asked again", "stack not found", 1],
])("%s", async (_, message, times) => {
  const { ask, asked } = failing(100, message);
  await expect(readPatiently(ask, async () => undefined)).rejects.toThrow(message);
  expect(asked.times).toBe(times);
});
