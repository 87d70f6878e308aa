import { ClusterError } from "../shared/cluster-error";

/** What of the library is used. It is an ES module, and not there where nobody talks to a cluster. */
export async function loadLibrary() {
  try {
    return await import("@kubernetes/client-node");
  } catch (error) {
    if (!isMissing(error)) throw error;
    const how = "npm install @kubernetes/client-node@1.4.0";
    throw new ClusterError("not-installed", `to talk to a cluster, install its library: ${how}`, undefined, {
      cause: error,
    });
  }
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  const isNotFound = code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
  return isNotFound && error instanceof Error && error.message.includes("@kubernetes/client-node");
}
