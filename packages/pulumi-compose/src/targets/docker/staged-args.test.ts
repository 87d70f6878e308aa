import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseProject } from "@pulumi-compose/parser";
import { hashContext } from "../../plan/hash-context";
import type { PlannedImage } from "../../plan/resource-plan";
import { planResources } from "./plan-resources";
import { stagedArgs } from "./staged-args";

function imageOf(folder: string): PlannedImage {
  const { project } = parseProject({
    files: [{ name: join(folder, "compose.yaml"), content: "services: { web: { build: . } }" }],
    env: {},
    projectName: "shop",
  });
  const environment = { files: { read: () => undefined }, hashContext, variable: () => undefined };
  const [image] = project ? planResources(project, environment).images : [];
  if (!image) throw new Error("there is no image");
  return image;
}

test("what pulumi-compose keeps beside the file is neither in the digest of a build context nor in what is sent", () => {
  const folder = mkdtempSync(join(tmpdir(), "staged-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "Dockerfile"), `FROM scratch\n# ${folder}\nCOPY . .\n`);
  writeFileSync(join(folder, "src", "main"), "1");
  const without = imageOf(folder);
  expect(stagedArgs(without).build?.context).not.toContain(join("pulumi-compose", ""));
  mkdirSync(join(folder, ".pulumi-compose"));
  writeFileSync(join(folder, ".pulumi-compose", "passphrase"), "hidden");

  const image = imageOf(folder);
  expect(image.args.triggers).toEqual(without.args.triggers);
  const sent = stagedArgs(image).build?.context ?? "";
  expect(readdirSync(sent).sort()).toEqual(["Dockerfile", "src"]);
  expect(existsSync(join(sent, "src", "main"))).toBe(true);
  expect(stagedArgs(imageOf(folder)).build?.context).toBe(sent);
  for (const path of [folder, sent, `${sent}.done`]) rmSync(path, { recursive: true });
});
