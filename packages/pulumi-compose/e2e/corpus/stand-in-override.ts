import { writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { loadProject, type ServiceConfig } from "@pulumi-compose/parser";

/** All services of a file. */
export function servicesOf(path: string): readonly ServiceConfig[] {
  const { project } = loadProject({ files: [path], profiles: ["*"], env: { PWD: dirname(path), HOME: "/root" } });
  return Object.values({ ...project?.services });
}

/** Writes the override that gives every service an image that is there, and names those images. */
export function standIn(services: readonly ServiceConfig[], override: string): string[] {
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
