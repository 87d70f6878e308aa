import { useEffect, useState } from "preact/hooks";

const TICK_MS = 1_000;

/** The present, once a second; or the moment at which it stands still. */
export function useNow(stillAt: number | undefined): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (stillAt !== undefined) return;
    const timer = setInterval(() => setNow(Date.now()), TICK_MS);
    return () => clearInterval(timer);
  }, [stillAt]);
  return stillAt ?? now;
}
