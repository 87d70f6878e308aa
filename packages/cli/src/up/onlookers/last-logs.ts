import type { LogLine, StreamEvent } from "@pulumi-compose/dashboard";
import type { Session } from "../../dashboard/session";

/** So much of each, and of so many: a report is a file that is sent around. */
const LINES = 200;
const MOST = 20;
/** A log that goes on has been told to its present end by then. */
const WITHIN_MS = 700;

/** The last lines of the logs of what is not as it should be. */
export async function lastLogs(session: Session): Promise<readonly StreamEvent[]> {
  const logs = session.logs();
  if (!logs) return [];
  const bad = session.feed.rows.filter(({ ok, container }) => !ok && container).slice(0, MOST);
  const read = bad.map(async ({ service, container }): Promise<readonly StreamEvent[]> => {
    if (!container) return [];
    const { id, number } = container;
    const lines: LogLine[] = [];
    let ended = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    try {
      const log = await logs.followLog(
        id,
        { lines: LINES },
        {
          onLines: (told) => lines.push(...told.map((line) => ({ ...line, number, text: logs.clean(line.text) }))),
          onEnd: () => ended(),
        },
      );
      await Promise.race([end, new Promise((resolve) => setTimeout(resolve, WITHIN_MS))]);
      log.close();
    } catch {
      // One that cannot be read is left out.
    }
    return lines.length === 0 ? [] : [{ type: "log", at: Date.now(), service, number, lines: lines.slice(-LINES) }];
  });
  return (await Promise.all(read)).flat();
}
