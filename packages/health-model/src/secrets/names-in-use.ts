import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import { commandsOf } from "../advice/shell-commands";
import { imageName } from "../known-checks/image-facts";
import { isSecretVariable } from "./is-secret-variable";
import { namesGiven } from "./name-options";

/** Variables whose values are names: POSTGRES_USER, DB_NAME, MYSQL_DATABASE. */
const NAME_VARIABLE = /(?:^|_)(?:USER|USERNAME|LOGIN|NAME|DB|DATABASE|DBNAME|HOST|HOSTNAME|SCHEMA|ROLE)$/i;

/**
 * What a project uses as a name somewhere: of services, networks, volumes, containers, hosts and images, of users and
 * databases. A value that equals one tells nothing by standing in a text.
 */
export function namesInUse(project: ComposeProject): ReadonlySet<string> {
  const services = { ...project.disabledServices, ...project.services };
  const resources = [project.networks, project.volumes].flatMap((kind) =>
    Object.entries(kind).flatMap(([key, { name }]) => [key, name]),
  );
  const names = [
    project.name,
    ...Object.keys(services),
    ...resources,
    ...Object.values(services).flatMap(namesOf),
    ...namedBy(project.environment),
  ];
  return new Set(names.filter((name) => name !== ""));
}

function namesOf(service: ServiceConfig): string[] {
  const [how, ...words] = service.healthcheck?.test ?? [];
  const commands = how === "CMD" || how === "CMD-SHELL" ? commandsOf({ how, words }) : [];
  return [
    ...[service.container_name, service.hostname, service.user].flatMap((name) => name ?? []),
    ...(service.image === undefined ? [] : imageName(service.image).repository.split("/")),
    ...namedBy(service.environment),
    ...commands.flatMap((command) => [...namesGiven(command).values()]),
  ];
}

function namedBy(environment: Readonly<Record<string, string | null>> = {}): string[] {
  return Object.entries(environment).flatMap(([name, value]) =>
    value !== null && NAME_VARIABLE.test(name) && !isSecretVariable(name, value) ? [value] : [],
  );
}
