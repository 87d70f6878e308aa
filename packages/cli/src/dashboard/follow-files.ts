import { statSync } from "node:fs";

const LOOK_MS = 1_000;

/**
 * Calls back when one of some files is another than before, or has gone. It looks every second: of editors that write a new file in the
 * place of the old one, and of folders elsewhere, nobody tells.
 *
 * @param paths asked before each look
 */
export function followFiles(
  paths: () => readonly string[],
  onChange: () => Promise<void>,
  lookMs = LOOK_MS,
): { stop(): void } {
  const signs = () => paths().map(signOf).join("\n");
  let seen = signs();
  let isBusy = false;
  const look = async () => {
    if (isBusy || signs() === seen) return;
    isBusy = true;
    const read = paths().map((path) => [path, signOf(path)] as const);
    try {
      await onChange();
    } finally {
      isBusy = false;
      // Which files there are may have changed; what was written meanwhile is seen the next time.
      const before = new Map(read);
      seen = paths()
        .map((path) => before.get(path) ?? signOf(path))
        .join("\n");
    }
  };
  const timer = setInterval(() => void look().catch(() => undefined), lookMs);
  return { stop: () => clearInterval(timer) };
}

function signOf(path: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(path);
    return `${path} ${mtimeMs} ${size} ${ino}`;
  } catch {
    return `${path} -`;
  }
}
