import { withHint } from "./with-hint";

test("a network that does not go: who is on it, and what when nobody is", () => {
  const said = "1 error occurred:\n\t* timeout while waiting for state to become 'removed' (last state: 'pending')";
  expect(withHint(said)).toMatch(/^1 error occurred:.*\n {2}hint: `docker network inspect` shows .* restart it;/s);
});

test("what says it itself stays as it is", () => {
  expect(withHint("port is already allocated")).toBe("port is already allocated");
});
