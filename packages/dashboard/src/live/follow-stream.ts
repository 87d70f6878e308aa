/** What comes of an event stream. */
export interface StreamHandler {
  message(data: unknown, id: number | undefined): void;
  open(): void;
  lost(): void;
  /** It was told that nothing more comes. */
  bye(reason: string): void;
}

const AGAIN_FIRST_MS = 1_000;
const AGAIN_MOST_MS = 10_000;

/**
 * Follows an event stream until it says goodbye. What is lost the browser asks for again by itself, from the last message on;
 * where it gives up (an answer that is no stream), it is asked anew, less and less often.
 *
 * @returns how to stop
 */
export function followStream(address: string, handler: StreamHandler): () => void {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let pauseMs = AGAIN_FIRST_MS;
  const stop = () => {
    clearTimeout(timer);
    source?.close();
  };
  const begin = () => {
    const current = new EventSource(address);
    source = current;
    current.onopen = () => {
      pauseMs = AGAIN_FIRST_MS;
      handler.open();
    };
    current.onmessage = ({ data, lastEventId }) => {
      const value = parsed(data);
      if (value !== undefined) handler.message(value, lastEventId === "" ? undefined : Number(lastEventId));
    };
    current.addEventListener("bye", ({ data }) => {
      stop();
      handler.bye(String(parsed(data) ?? ""));
    });
    current.onerror = () => {
      handler.lost();
      if (current.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(begin, pauseMs);
      pauseMs = Math.min(pauseMs * 2, AGAIN_MOST_MS);
    };
  };
  begin();
  return stop;
}

/** Undefined: no JSON, which is nothing to end for. */
function parsed(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
