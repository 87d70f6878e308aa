import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

export const root = resolve(__dirname, "../../../..");

/** The set-up's environment, or undefined when there was no set-up: then the tests of this folder skip. */
export function toolchain(): NodeJS.ProcessEnv | undefined {
  const file = resolve(root, ".toolchain/env.json");
  if (!existsSync(file)) {
    console.warn("skipped: the tool chain is not set up (npm run setup)");
    return undefined;
  }
  return { ...process.env, ...JSON.parse(readFileSync(file, "utf8")) };
}

/** `describe` where the tool chain is there, `describe.skip` elsewhere. */
export const describeWithToolchain = toolchain() ? describe : describe.skip;

/** Images that the set-up makes locally. */
export const busybox = "pulumi-compose/busybox:local";
export const flaskRedis = "pulumi-compose/flask-redis:local";
