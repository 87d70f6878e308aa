// Jest's last step: names what the tests left running in its process. One that it keeps from ending fails its file, and this
// tells what to close.
const { globalAgent } = require("node:http");
const { Socket } = require("node:net");

module.exports = async () => {
  // Connections that Node.js keeps for the next request are nobody's.
  globalAgent.destroy();
  await new Promise((resolve) => setTimeout(resolve, 500));
  const own = new Set([process.stdin, process.stdout, process.stderr]);
  const open = process._getActiveHandles().filter((handle) => !own.has(handle) && handle.fd === undefined);
  for (const handle of open) console.warn(`left open: ${nameOf(handle)}`);
};

function nameOf(handle) {
  const kind = handle.constructor?.name ?? typeof handle;
  if (Array.isArray(handle.spawnargs)) return `${kind} ${handle.pid}: ${handle.spawnargs.join(" ").slice(0, 200)}`;
  if (!(handle instanceof Socket)) return kind;
  const { localAddress, remoteAddress, remotePort, bytesRead, bytesWritten } = handle;
  const about = { localAddress, remoteAddress, remotePort, bytesRead, bytesWritten, path: handle._httpMessage?.path };
  // A pipe of a child process and a connection to the engine's socket have no address: the request and the counts tell.
  return `${handle._handle?.constructor.name ?? "closed"} ${kind} ${JSON.stringify(about)}`;
}
