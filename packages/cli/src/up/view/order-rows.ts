import { commandTargets } from "../../targets/command-targets";
import type { Row } from "./view-model";

const before = ["network", "volume", "config", "secret", "image"];
const after = ["hooks", "other", "project", "service"];

/** Networks, volumes, files and images first, then what runs, in the order of the services' start. */
export function orderRows(rows: Iterable<Row>, services: readonly string[]): readonly Row[] {
  const kinds: readonly string[] = [...before, ...commandTargets.map(({ runner }) => runner.kind), ...after];
  const position = new Map(services.map((name, index) => [name, index]));
  const rank = (row: Row) => (row.service === undefined ? -1 : (position.get(row.service) ?? services.length));
  return [...rows].sort(
    (a, b) =>
      kinds.indexOf(a.kind) - kinds.indexOf(b.kind) ||
      rank(a) - rank(b) ||
      a.name.localeCompare(b.name, "en", { numeric: true }),
  );
}
