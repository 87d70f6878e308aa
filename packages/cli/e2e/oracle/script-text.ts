import type { Behaviour } from "./behaviour-of";

/** The check of every container: what the main process has written last, or success once everything is repaired. */
export const CHECK =
  '[ -e /switch/repaired ] && exit 0; case "$(cat /mode 2>/dev/null)" in ready) exit 0;; hangs) sleep 20;; esac; echo not yet; exit 1';

interface Step {
  readonly atMs: number;
  readonly line: string;
}

/**
 * The shell text of a container's main process: everything at its time from the container's own start on, which may be
 * another one after it had ended. Once `/switch/repaired` is there, it does what `repaired` says.
 */
export function scriptText(behaviour: Behaviour, repaired: Behaviour): string {
  const whenRepaired = lines(repaired, "exec sleep 100000");
  // A job that hangs is done once everything is repaired; to look for that costs next to nothing.
  const end = repaired.exit ? "while [ ! -e /switch/repaired ]; do sleep 1; done" : "exec sleep 100000";
  return `rm -f /mode; if [ -e /switch/repaired ]; then ${whenRepaired}; fi; ${lines(behaviour, end)}`;
}

function lines({ readyMs, failMs, hangs, exit }: Behaviour, end: string): string {
  const steps: Step[] = [];
  if (hangs) steps.push({ atMs: 0, line: "echo hangs > /mode" });
  if (readyMs !== "never") steps.push({ atMs: readyMs, line: "echo ready > /mode" });
  if (failMs !== undefined) steps.push({ atMs: failMs, line: "echo fails > /mode" });
  if (exit) steps.push({ atMs: exit.atMs, line: `exit ${exit.code}` });
  steps.sort((a, b) => a.atMs - b.atMs);
  const timed = steps.flatMap(({ atMs, line }, index) => {
    const pauseMs = atMs - (steps[index - 1]?.atMs ?? 0);
    return pauseMs > 0 ? [`sleep ${pauseMs / 1_000}`, line] : [line];
  });
  return exit ? timed.join("; ") : [...timed, end].join("; ");
}
