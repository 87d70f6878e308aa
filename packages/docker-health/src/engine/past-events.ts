import type { ContainerEvent } from "../shared/engine-client";
import { followEvents } from "./follow-events";
import type { Requester } from "./requester";

/** An engine keeps the newest 256 events of all its objects, and knows of no others. */
const EVER = "1";
/** What follows an end, follows at once. */
const AFTER_MS = 1_000;
const ANSWER_TIMEOUT_MS = 5_000;

/** What an engine still remembers of a container that has ended, oldest first, up to its end (`die`). */
export async function pastEvents(
  ask: Requester,
  container: string,
  endedAt: string,
): Promise<readonly ContainerEvent[]> {
  const events: ContainerEvent[] = [];
  let settle = () => {};
  const over = new Promise<void>((resolve) => {
    settle = resolve;
  });
  const until = String((Date.parse(endedAt) + AFTER_MS) / 1_000);
  const stream = await followEvents(
    ask,
    { since: EVER, until, container },
    {
      onEvent(event) {
        events.push(event);
        if (event.action === "die") settle();
      },
      onEnd: settle,
    },
  );
  const timer = setTimeout(settle, ANSWER_TIMEOUT_MS);
  await over;
  clearTimeout(timer);
  stream.close();
  return [...events];
}
