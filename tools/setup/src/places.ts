import { join, resolve } from "node:path";

/** Where the set-up keeps things. Everything it makes lies below `toolchain`, which git ignores. */
export interface Places {
  readonly root: string;
  readonly toolchain: string;
  /** Holds `pulumi` and `pulumi-language-nodejs`, or leads to them. */
  readonly bin: string;
  /** The CLIs that were downloaded or built, a folder a version. */
  readonly lanes: string;
  readonly pulumiHome: string;
  readonly backend: string;
  readonly images: string;
  readonly logs: string;
  readonly stamps: string;
  readonly envFile: string;
}

/** @param root the project's root; by default the one this file lies in. */
export function places(root = resolve(__dirname, "../../..")): Places {
  const toolchain = join(root, ".toolchain");
  return {
    root,
    toolchain,
    bin: join(toolchain, "bin"),
    lanes: join(toolchain, "pulumi"),
    pulumiHome: join(toolchain, "pulumi-home"),
    backend: join(toolchain, "backend"),
    images: join(toolchain, "images"),
    logs: join(toolchain, "logs"),
    stamps: join(toolchain, "stamps"),
    envFile: join(toolchain, "env.json"),
  };
}
