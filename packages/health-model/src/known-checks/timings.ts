import type { SuggestedHealthcheck } from "./known-check";

type Timings = Omit<SuggestedHealthcheck, "test">;

/** Up in a second or two. */
export const QUICK: Timings = { interval: "5s", timeout: "3s", retries: 5, start_period: "10s" };

/** A database that may have to initialise its files at first. */
export const DATABASE: Timings = { interval: "10s", timeout: "5s", retries: 5, start_period: "30s" };

/** A virtual machine to warm up, and tests that start one too. */
export const SLOW: Timings = { interval: "15s", timeout: "10s", retries: 8, start_period: "60s" };

export function direct(timings: Timings, ...words: string[]): SuggestedHealthcheck {
  return { test: ["CMD", ...words], ...timings };
}

export function shell(timings: Timings, line: string): SuggestedHealthcheck {
  return { test: ["CMD-SHELL", line], ...timings };
}

/** Busybox's wget: `127.0.0.1`, as it takes `localhost` for the IPv6 address first. */
export function wget(timings: Timings, url: string): SuggestedHealthcheck {
  return shell(timings, `wget -q -O /dev/null http://127.0.0.1${url} || exit 1`);
}

export function curl(timings: Timings, url: string): SuggestedHealthcheck {
  return shell(timings, `curl -fsS -o /dev/null http://127.0.0.1${url} || exit 1`);
}

/** For images that have bash but no client: a request on bash's own TCP, and a pattern that the answer must match. */
export function bashTcp(timings: Timings, port: number, request: string, answer: string): SuggestedHealthcheck {
  const read = `while IFS= read -r -t 3 line <&3; do [[ "$line" == ${answer} ]] && exit 0; done`;
  return direct(timings, "bash", "-c", `exec 3<>/dev/tcp/127.0.0.1/${port}; printf '${request}' >&3; ${read}; exit 1`);
}

export function httpGet(path: string): string {
  return `GET ${path} HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n`;
}
