/** The socket of the engine that the tests run on. */
export function engineSocket(): string {
  const host = process.env.DOCKER_HOST ?? "unix:///var/run/docker.sock";
  if (!host.startsWith("unix://")) throw new Error(`these tests need an engine on a unix socket, not on ${host}`);
  return host.slice("unix://".length);
}
