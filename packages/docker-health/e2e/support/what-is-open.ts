import { sleep } from "./bench";

const KINDS = new Set(["Socket", "TLSSocket", "ChildProcess", "PipeConnectWrap", "TCPConnectWrap"]);

/** What keeps this Node process alive now: sockets, pipes and children, and connections under way, each by itself. */
export function whatIsOpen(): ReadonlySet<object> {
  return new Set([...listed("_getActiveHandles"), ...listed("_getActiveRequests")]);
}

/**
 * Names what was opened since and is open still. What was open before may have gone meanwhile. The kernel's word that a
 * connection has ended comes some turns after it was ended, so this asks for a second before it believes.
 */
export async function stillOpenSince(before: ReadonlySet<object>): Promise<readonly string[]> {
  let open: readonly string[] = [];
  for (let turn = 0; turn < 20; turn++) {
    open = [...whatIsOpen()].filter((handle) => !before.has(handle)).map((handle) => handle.constructor.name);
    if (open.length === 0) break;
    await sleep(50);
  }
  return open;
}

function listed(name: "_getActiveHandles" | "_getActiveRequests"): object[] {
  const list: unknown = Reflect.get(process, name);
  const all: unknown = typeof list === "function" ? Reflect.apply(list, process, []) : [];
  if (!Array.isArray(all)) return [];
  return all.filter((handle): handle is object => KINDS.has(handle?.constructor?.name));
}
