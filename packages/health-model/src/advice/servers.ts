import type { ServiceConfig } from "@pulumi-compose/parser";
import { imageName } from "../known-checks/image-facts";
import { KNOWN_CHECKS } from "../known-checks/known-checks";

/** What is run in servers' images to serve; anything else may end. */
const SERVES = new Set([
  "postgres",
  "mysqld",
  "mariadbd",
  "mongod",
  "redis-server",
  "valkey-server",
  "memcached",
  "rabbitmq-server",
  "nginx",
  "httpd-foreground",
  "apache2-foreground",
  "caddy",
  "traefik",
  "agent",
  "server",
  "start",
  "start-dev",
]);

/** Options and commands after which a server's program only prints or checks something, and ends. */
const ENDS = /^(?:--?(?:help|version|h|v|V|t|T)|version|validate|--check|--test)$/;

const NAMES: ReadonlyMap<string, string> = new Map(
  KNOWN_CHECKS.flatMap(({ images, name }) => images.map((image) => [image, name] as const)),
);

/** The name of the server that a service is, if it is known to be one: by its image, running what that runs. */
export function serverOf(service: ServiceConfig): string | undefined {
  const { image, build, command, entrypoint } = service;
  if (image === undefined || build !== undefined || (entrypoint?.length ?? 0) > 0) return undefined;
  const { repository, tag } = imageName(image);
  // WordPress's command line client comes under the same name.
  const name = tag.includes("cli") ? undefined : NAMES.get(repository);
  const [program, ...args] = command ?? [];
  if (program === undefined || name === undefined) return name;
  const serves = SERVES.has(program.split("/").pop() ?? "") || program.startsWith("-");
  return serves && ![program, ...args].some((word) => ENDS.test(word)) ? name : undefined;
}
