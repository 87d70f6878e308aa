import { OWN_PREFIX, ownerOf } from "./leftovers";

test.each([
  ["swarm-bench-4711-aB3x", 4711],
  [`${OWN_PREFIX}x`, process.pid],
  ["swarm-bench-aB3x", undefined],
  ["my-swarm-bench-4711-x", undefined],
  ["swarm-benches-4711-x", undefined],
])("%s is of %s", (name, owner) => {
  expect(ownerOf(name)).toBe(owner);
});
