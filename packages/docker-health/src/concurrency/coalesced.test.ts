import { settle } from "../testing/fake-clock";
import { Coalesced } from "./coalesced";

test("one run at a time, and one more for all who came during it", async () => {
  const ends: (() => void)[] = [];
  const coalesced = new Coalesced(() => new Promise((resolve) => ends.push(resolve)));
  const done: string[] = [];
  void coalesced.run().then(() => done.push("first"));
  for (const name of ["second", "third"]) void coalesced.run().then(() => done.push(name));
  await settle();
  expect([ends.length, done]).toEqual([1, ["second", "third"]]);
  ends[0]?.();
  await settle();
  expect([ends.length, done]).toEqual([2, ["second", "third"]]);
  ends[1]?.();
  await settle();
  expect([ends.length, done]).toEqual([2, ["second", "third", "first"]]);
  void coalesced.run();
  expect(ends).toHaveLength(3);
});
