/** An address that a port is bound to is used as it is; "any address" means the engine's host. */
export function hostOf(ip: string | undefined, engine: string | undefined): string {
  if (ip !== undefined && ip !== "" && ip !== "0.0.0.0" && ip !== "::") return ip.includes(":") ? `[${ip}]` : ip;
  const remote =
    engine === undefined ? undefined : /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]+\]|[^:/]+)/.exec(engine)?.[1];
  return remote ?? "localhost";
}
