import { CLASSIC_DIALECT, CURRENT_DIALECT, type Dialect } from "./dialect";

/** The dialect of a Docker Engine by its version as the engine gives it (`20.10.24+dfsg1`); of a version that does not read as one, the current. */
export function dialectOf(engineVersion: string): Dialect {
  const major = Number.parseInt(engineVersion.replace(/^v/, ""), 10);
  if (Number.isNaN(major) || major >= 27) return CURRENT_DIALECT;
  if (major >= 25) return { ...CURRENT_DIALECT, unsetStartInterval: "interval" };
  return major === 24 ? { ...CLASSIC_DIALECT, timeoutOutput: true } : CLASSIC_DIALECT;
}
