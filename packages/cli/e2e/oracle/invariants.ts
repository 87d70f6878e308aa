import type { EngineView } from "./observe-engine";
import type { StateResource } from "./state-resources";
import type { UpRun } from "./up-run";

const CONTAINER = "docker:index/container:Container";
const NETWORK = "docker:index/network:Network";

/** What must never be, whatever the project does: in a line each. */
export function brokenInvariants(
  run: Pick<UpRun, "text">,
  engine: EngineView,
  state: readonly StateResource[],
): readonly string[] {
  const trace = /^\s+at (?:async )?\S.*\.[cm]?[jt]s:\d+.*$/m.exec(run.text)?.[0];
  return [
    ...(trace === undefined ? [] : [`a stack trace: ${trace.trim()}`]),
    ...differ(
      "container",
      engine.containers.map(({ id }) => id),
      idsOf(state, CONTAINER),
    ),
    ...differ("network", engine.networks, idsOf(state, NETWORK)),
  ];
}

function idsOf(state: readonly StateResource[], type: string): string[] {
  return state.filter((resource) => resource.type === type && resource.id !== "").map(({ id }) => id);
}

function differ(what: string, there: readonly string[], known: readonly string[]): string[] {
  const short = (id: string) => id.slice(0, 12);
  return [
    ...there.filter((id) => !known.includes(id)).map((id) => `${what} ${short(id)} is on the engine, not in the state`),
    ...known.filter((id) => !there.includes(id)).map((id) => `${what} ${short(id)} is in the state, not on the engine`),
  ];
}
