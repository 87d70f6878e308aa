import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, extname } from "node:path";
import { type ComposeProject, loadProject, type ServiceConfig } from "@pulumi-compose/parser";

/** All services of a file. What files they put into their containers and do not bring along is made. */
export function servicesOf(path: string): readonly ServiceConfig[] {
  const { project } = loadProject({ files: [path], profiles: ["*"], env: { PWD: dirname(path), HOME: "/root" } });
  if (project) provideFiles(project, dirname(path));
  return Object.values({ ...project?.services });
}

function provideFiles({ configs, secrets, services }: ComposeProject, folder: string): void {
  const contents = Object.values({ ...configs, ...secrets }).flatMap(({ file }) => file ?? []);
  const binds = Object.values(services)
    .flatMap(({ volumes }) => volumes ?? [])
    .flatMap(({ type, source }) => (type === "bind" && source && extname(source) !== "" ? [source] : []));
  for (const file of [...contents, ...binds]) {
    if (!file.startsWith(folder) || existsSync(file)) continue;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, "stand-in\n");
  }
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
