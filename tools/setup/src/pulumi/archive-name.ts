const SYSTEMS: Readonly<Record<string, string>> = { linux: "linux", darwin: "darwin", win32: "windows" };
const MACHINES: Readonly<Record<string, string>> = { x64: "x64", arm64: "arm64" };

/** The official archive's file name for a platform and architecture in Node.js's words, if there is one. */
export function archiveName(version: string, platform: string, arch: string): string | undefined {
  const system = SYSTEMS[platform];
  const machine = MACHINES[arch];
  if (system === undefined || machine === undefined) return undefined;
  return `pulumi-${version}-${system}-${machine}.${system === "windows" ? "zip" : "tar.gz"}`;
}
