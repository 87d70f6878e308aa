import fc from "fast-check";
import { Groups } from "./groups";

test("a group has what belongs to it, and is the same list until something of it changes", () => {
  const step = fc.record({
    what: fc.constantFrom("add", "remove", "replace"),
    group: fc.constantFrom("", "a", "b"),
    item: fc.nat(3),
    other: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const groups = new Groups<number>();
      const expected: Record<string, readonly number[]> = { a: [], b: [] };
      for (const { what, group, item, other } of steps) {
        const has = expected[group] ?? [];
        // As who keeps them does: each thing once.
        if (what !== "remove" && has.includes(what === "add" ? item : other)) continue;
        const before = { a: groups.of("a"), b: groups.of("b") };
        if (what === "replace") groups.replace(group, item, other);
        else groups[what](group, item);
        if (group !== "") expected[group] = after(what, has, item, other);
        for (const key of ["a", "b"] as const) {
          expect(groups.of(key)).toEqual(expected[key]);
          const isUntouched = key !== group || (what === "remove" && !has.includes(item));
          if (isUntouched) expect(groups.of(key)).toBe(before[key]);
        }
        expect(groups.of("")).toEqual([]);
      }
      groups.clear();
      expect([groups.of("a"), groups.of("b")]).toEqual([[], []]);
    }),
  );
});

function after(what: string, has: readonly number[], item: number, other: number): readonly number[] {
  if (what === "add") return [...has, item];
  if (what === "remove") return has.filter((one) => one !== item);
  return has.includes(item) ? has.map((one) => (one === item ? other : one)) : [...has, other];
}
