import { ENGINE_LANES, engineLane } from "./lanes";
import { PARTS, type Part } from "./parts";

test("an engine is found by its name, and by no other's", () => {
  expect(ENGINE_LANES.map(({ name }) => engineLane(name))).toEqual(ENGINE_LANES);
  expect(() => engineLane("19.03")).toThrow(/no engine "19\.03"; there are: 20\.10, /);
});

test("every part is some engine's, and has its version pinned", () => {
  expect(new Set(ENGINE_LANES.flatMap(({ parts }) => parts))).toEqual(new Set(Object.keys(PARTS)));
  const debian = Object.values<Part>(PARTS).flatMap((part) => (part.kind === "debian" ? [part.packages[0]] : []));
  expect(debian.filter((name) => !/=\d[\w.]*\*$/.test(name ?? ""))).toEqual([]);
});

test("no program comes from two parts of an engine", () => {
  for (const { name, parts } of ENGINE_LANES) {
    const programs = parts.flatMap((part) => {
      const { [part]: made }: Record<string, Part> = PARTS;
      return made?.kind === "debian" ? made.programs : (made?.packages ?? []);
    });
    const names = programs.map((program) => program.split("/").at(-1));
    expect([name, names.filter((one, at) => names.indexOf(one) !== at)]).toEqual([name, []]);
  }
});
