import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { loadProject } from "@pulumi-compose/parser";

/** Writes the override that gives every service an image that is there, and names those images. */
export function standIn(path: string, override: string): string[] {
  const { project } = loadProject({ files: [path], profiles: ["*"], env: { PWD: dirname(path), HOME: "/root" } });
  const services = Object.values({ ...project?.services });
  const lines = services.flatMap((service) => {
    const build = service.build ? ["    build: !reset null"] : [];
    const image =
      service.build && service.image === undefined ? [`    image: built-${service.name.toLowerCase()}`] : [];
    const pull = ["    pull_policy: never"];
    return [`  ${JSON.stringify(service.name)}:`, ...build, ...image, ...pull];
  });
  writeFileSync(override, `services:\n${lines.join("\n")}\n`);
  return services.map((service) => service.image ?? `built-${service.name.toLowerCase()}`);
}
