import fc from "fast-check";
import { EventQueue } from "./event-queue";

test("events come by time, then rank, then in the order of adding", () => {
  const events = fc.array(fc.record({ at: fc.integer({ min: 0, max: 5 }), rank: fc.integer({ min: 0, max: 2 }) }));
  fc.assert(
    fc.property(events, (all) => {
      const queue = new EventQueue<number>();
      all.forEach(({ at, rank }, index) => {
        queue.add(at, rank, index);
      });
      const taken: number[] = [];
      for (let next = queue.take(); next !== undefined; next = queue.take()) taken.push(next.value);
      const expected = all.map((event, index) => ({ ...event, index })).sort((a, b) => a.at - b.at || a.rank - b.rank);
      expect(taken).toEqual(expected.map(({ index }) => index));
    }),
  );
});
