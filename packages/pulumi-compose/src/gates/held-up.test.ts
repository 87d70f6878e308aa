import { heldUpClause, heldUpLines, heldUpOf } from "./held-up";

test.each([
  { services: [], present: [], lines: [], clause: "" },
  {
    services: ["api", "web"],
    present: ["db"],
    lines: ["  not started because of it: api, web"],
    clause: "; not started: api, web",
  },
  {
    services: ["api", "web"],
    present: ["web"],
    lines: ["  not started because of it: api", "  left as it is because of it: web"],
    clause: "; not started: api; left as it is: web",
  },
  {
    services: ["api", "web"],
    present: ["api", "web"],
    lines: ["  left as they are because of it: api, web"],
    clause: "; left as they are: api, web",
  },
])("behind the gate $services, of which $present are there", ({ services, present, lines, clause }) => {
  const heldUp = heldUpOf(services, new Set(present));
  expect(heldUpLines(heldUp)).toEqual(lines);
  expect(heldUpClause(heldUp)).toBe(clause);
});
