import { SetupError } from "@pulumi-compose-tools/setup";
import { impossible } from "./impossible";

/** What Go and apt say when they reach nobody. */
const UNREACHABLE = [
  "dial tcp",
  "no such host",
  "connection refused",
  "i/o timeout",
  "TLS handshake timeout",
  "Could not resolve",
  "Unable to fetch",
  "Could not connect",
];

/**
 * Why there can be no cluster on this machine, or undefined when there can: what it needs is not here, or what it is made of cannot
 * be fetched. Programs that do not compile are another matter.
 *
 * @param prepare has the programs, or throws.
 */
export async function whyNotHere(node: boolean, prepare: () => Promise<void>): Promise<string | undefined> {
  const why = impossible(node);
  if (why !== undefined) return why;
  try {
    await prepare();
    return undefined;
  } catch (error) {
    if (error instanceof SetupError && isForeseen(error.message)) return error.message;
    throw error;
  }
}

function isForeseen(message: string): boolean {
  return (
    /there is no Go on this machine|no source of them/.test(message) ||
    UNREACHABLE.some((text) => message.includes(text))
  );
}
