import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";
const CONFIG = "application/vnd.docker.container.image.v1+json";
const LAYER = "application/vnd.docker.image.rootfs.diff.tar.gzip";
const GZIP = Buffer.from([0x1f, 0x8b]);

interface Blob {
  readonly digest: string;
  readonly bytes: Buffer;
}

/**
 * A registry on loopback that has one image of an engine's, under every name and tag (OCI Distribution Specification: pull). It takes its
 * time for each layer, and for `broken` it says that it is.
 */
export class Registry {
  /** What was asked for, in order: `GET /v2/web/manifests/1`. */
  readonly asked: string[] = [];
  readonly #blobs: ReadonlyMap<string, Blob>;
  readonly #manifest: Blob;

  private constructor(
    private readonly server: Server,
    manifest: Blob,
    blobs: readonly Blob[],
  ) {
    this.#manifest = manifest;
    this.#blobs = new Map(blobs.map((blob) => [blob.digest, blob]));
  }

  /** @param saved what `docker save` gives of the image. @param layerMs how long a layer takes */
  static async start(saved: Buffer, layerMs: number): Promise<Registry> {
    const { config, layers } = unpacked(saved);
    const manifest = aBlob(
      Buffer.from(
        JSON.stringify({
          schemaVersion: 2,
          mediaType: MANIFEST,
          config: { mediaType: CONFIG, size: config.bytes.length, digest: config.digest },
          layers: layers.map(({ bytes, digest }) => ({ mediaType: LAYER, size: bytes.length, digest })),
        }),
      ),
    );
    const server = createServer();
    const registry = new Registry(server, manifest, [config, ...layers]);
    const slow = new Set(layers.map(({ digest }) => digest));
    server.on("request", ({ method, url = "" }, answer) => {
      registry.asked.push(`${method} ${url}`);
      const delayMs = [...slow].some((digest) => url.endsWith(digest)) ? layerMs : 0;
      setTimeout(() => registry.#answer(method, url, answer), delayMs);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return registry;
  }

  get host(): string {
    const { port } = this.server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  async end(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  #answer(method: string | undefined, url: string, answer: ServerResponse): void {
    if (url === "/v2/") return void answer.end("{}");
    if (url.includes("/broken/")) return void answer.writeHead(500).end('{"errors":[{"message":"broken"}]}');
    const [, kind, digest = ""] = /^\/v2\/.+\/(manifests|blobs)\/([^/]+)$/.exec(url) ?? [];
    const blob = kind === "manifests" ? this.#manifest : this.#blobs.get(digest);
    if (!blob) return void answer.writeHead(404).end('{"errors":[{"code":"BLOB_UNKNOWN"}]}');
    answer.writeHead(200, {
      "Content-Type": kind === "manifests" ? MANIFEST : "application/octet-stream",
      "Content-Length": blob.bytes.length,
      "Docker-Content-Digest": blob.digest,
    });
    answer.end(method === "HEAD" ? undefined : blob.bytes);
  }
}

function aBlob(bytes: Buffer): Blob {
  return { bytes, digest: `sha256:${createHash("sha256").update(bytes).digest("hex")}` };
}

function unpacked(saved: Buffer): { readonly config: Blob; readonly layers: readonly Blob[] } {
  const folder = mkdtempSync(join(tmpdir(), "pcc-image-"));
  try {
    execFileSync("tar", ["-x", "-C", folder], { input: saved });
    const read = (name: string) => readFileSync(join(folder, name));
    const [{ Config, Layers }] = JSON.parse(read("manifest.json").toString("utf8"));
    const packed = (bytes: Buffer) => (bytes.subarray(0, 2).equals(GZIP) ? bytes : gzipSync(bytes));
    return { config: aBlob(read(Config)), layers: Layers.map((name: string) => aBlob(packed(read(name)))) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
