import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ContainerOverride } from "../targets/docker/container-override";
import { dockerTarget } from "../targets/docker/docker-target";
import type { Loaded } from "./load";
import { load } from "./load";

const folder = mkdtempSync(join(tmpdir(), "load-"));
afterAll(() => rmSync(folder, { recursive: true }));

function loaded(container: ContainerOverride["container"]): Loaded {
  const file = join(folder, "compose.yaml");
  writeFileSync(file, "services:\n  web: { image: w, deploy: { update_config: { order: start-first } } }\n");
  return load("shop", dockerTarget, { file, services: { web: { ...(container && { container }) } } });
}

test.each<[string, ContainerOverride["container"], rolls: boolean]>([
  ["nothing", undefined, true],
  ["a host name", { hostname: "www" }, true],
  ["its name", { name: "web" }, false],
  ["ports", { ports: [{ internal: 80, external: 8080 }] }, false],
  ["its network mode", { networkMode: "host" }, false],
  ["volumes", { volumes: [{ containerPath: "/data", volumeName: "data" }] }, false],
])("what a program gives that only one container can have keeps a service from start-first: %s", (_, given, rolls) => {
  const { plan, warnings } = loaded(given);
  expect(plan.start.services.web?.rollout !== undefined).toBe(rolls);
  const [argument] = Object.keys(given ?? {});
  if (rolls) expect(warnings).toBe("");
  else
    expect(warnings).toContain(
      `target/stop-first: service "web": an update stops its old container first, though \`order\` says start-first: the program gives its container \`${argument}\``,
    );
});
