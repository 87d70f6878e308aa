import { settle } from "../testing/fake-clock";
import { Limiter } from "./limiter";

test("runs so many at a time, in order, also after a failure", async () => {
  const limiter = new Limiter(2);
  const finish: (() => void)[] = [];
  const begun: number[] = [];
  const all = [0, 1, 2, 3, 4].map((n) =>
    limiter.run(async () => {
      begun.push(n);
      await new Promise<void>((resolve) => finish.push(resolve));
      if (n === 0) throw new Error("one fails");
    }),
  );
  const results = Promise.allSettled(all);
  await settle();
  expect(begun).toEqual([0, 1]);
  finish[0]?.();
  await settle();
  expect(begun).toEqual([0, 1, 2]);
  for (let i = 1; i < 5; i += 1) {
    finish[i]?.();
    await settle();
  }
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect((await results).map(({ status }) => status)[0]).toBe("rejected");
});
