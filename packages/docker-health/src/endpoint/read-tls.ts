import { join } from "node:path";
import type { TlsMaterial } from "./endpoint";
import type { Files } from "./files";

/** The certificates of a folder in docker's layout; what is not there is left out. */
export async function readTls(files: Files, folder: string, verify: boolean): Promise<TlsMaterial> {
  const [ca, cert, key] = await Promise.all(
    ["ca.pem", "cert.pem", "key.pem"].map((name) => files.read(join(folder, name))),
  );
  return {
    ...(ca !== undefined && { ca }),
    ...(cert !== undefined && { cert }),
    ...(key !== undefined && { key }),
    verify,
  };
}
