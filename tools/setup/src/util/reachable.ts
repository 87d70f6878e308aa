import { connect } from "node:net";

/** How long a server may take to accept a connection before a download from it is given up. */
const CONNECT_MS = 5_000;

/**
 * Whether anything answers where `url` points: a connection, no more. It is what keeps a closed network from costing
 * minutes of retries.
 */
export function reachable(url: string, timeoutMs = CONNECT_MS): Promise<boolean> {
  const { hostname, port, protocol } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: port === "" ? (protocol === "http:" ? 80 : 443) : Number(port) });
    const finish = (answer: boolean) => {
      // The timer covers the name's resolution as well, which a socket's own timeout does not.
      clearTimeout(timer);
      socket.destroy();
      resolve(answer);
    };
    const timer = setTimeout(() => finish(false), timeoutMs);
    socket.once("connect", () => finish(true));
    socket.once("error", () => finish(false));
  });
}
