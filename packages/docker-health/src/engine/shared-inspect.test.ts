import { aContainer } from "../testing/a-container";
import { settle } from "../testing/fake-clock";
import { sharedInspect } from "./shared-inspect";

function setUp() {
  const asked: { readonly ref: string; readonly answer: (fail?: Error) => void }[] = [];
  const inspect = sharedInspect(
    (ref) =>
      new Promise((resolve, reject) => {
        asked.push({ ref, answer: (fail) => (fail ? reject(fail) : resolve(aContainer())) });
      }),
  );
  return { asked, inspect };
}

test("many questions, two inspects: the one under way and one that began after them", async () => {
  const { asked, inspect } = setUp();
  const first = inspect("a");
  const later = Array.from({ length: 50 }, () => inspect("a"));
  await settle();
  expect(asked.length).toBe(1);
  asked[0]?.answer();
  await first;
  await settle();
  expect(asked.length).toBe(2);
  // One that comes now is later than the second inspect's begin.
  const last = inspect("a");
  asked[1]?.answer();
  await Promise.all(later);
  await settle();
  expect(asked.length).toBe(3);
  asked[2]?.answer();
  await last;
});

test("containers do not wait for each other", () => {
  const { asked, inspect } = setUp();
  void inspect("a");
  void inspect("b");
  expect(asked.map(({ ref }) => ref)).toEqual(["a", "b"]);
});

test("a failure is told to those who shared it, and to nobody after", async () => {
  const { asked, inspect } = setUp();
  const first = inspect("a");
  const second = inspect("a");
  asked[0]?.answer(new Error("gone"));
  await expect(first).rejects.toThrow("gone");
  await settle();
  asked[1]?.answer();
  expect(await second).toMatchObject({ id: aContainer().id });
  const third = inspect("a");
  asked[2]?.answer();
  expect(await third).toMatchObject({ id: aContainer().id });
});
