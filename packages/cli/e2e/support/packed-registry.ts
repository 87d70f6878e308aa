import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../../../..");

/** This repository's packages as npm's registry would have them; the packages of others are not here. */
export interface PackedRegistry {
  readonly url: string;
  /** Where the tarball of a package is. */
  tarball(name: string): string;
  close(): Promise<void>;
}

/** Packs all that is published into a folder and serves it. */
export async function packedRegistry(folder: string): Promise<PackedRegistry> {
  mkdirSync(folder);
  const manifests = readdirSync(join(root, "packages")).map((name) => manifestOf(join(root, "packages", name)));
  const published = manifests.filter((manifest) => manifest.private !== true);
  execFileSync("npm", ["pack", ...published.flatMap(({ name }) => ["-w", name]), "--pack-destination", folder], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const fileOf = ({ name, version }: Manifest) => `${name.replace("@", "").replace("/", "-")}-${version}.tgz`;
  const server = createServer(({ url = "" }, response) => {
    const path = decodeURIComponent(url.slice(1));
    const manifest = published.find(({ name }) => name === path);
    if (manifest) {
      const { version } = manifest;
      const dist = { tarball: `${address()}/${fileOf(manifest)}` };
      const versions = { [version]: { ...manifest, dist } };
      response.end(JSON.stringify({ name: manifest.name, "dist-tags": { latest: version }, versions }));
    } else if (readdirSync(folder).includes(path)) {
      response.end(readFileSync(join(folder, path)));
    } else {
      response.writeHead(404).end("{}");
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port }: AddressInfo = Object(server.address());
  const address = () => `http://127.0.0.1:${port}`;
  return {
    url: address(),
    tarball: (name) => {
      const manifest = published.find((one) => one.name === name);
      if (!manifest) throw new Error(`${name} is not published`);
      return join(folder, fileOf(manifest));
    },
    close: () => new Promise((done) => server.close(() => done())),
  };
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly private?: boolean;
}

function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
}
