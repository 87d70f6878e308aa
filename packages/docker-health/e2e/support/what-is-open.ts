/** What keeps a Node process alive, or would: sockets, pipes, children. */
export function whatIsOpen(): Record<string, number> {
  const counted = ["PipeWrap", "TCPSocketWrap", "TLSWrap", "ProcessWrap", "PipeConnectWrap", "TCPConnectWrap"];
  const open = Object.fromEntries(counted.map((kind) => [kind, 0]));
  for (const kind of process.getActiveResourcesInfo()) if (kind in open) open[kind] = (open[kind] ?? 0) + 1;
  return open;
}
