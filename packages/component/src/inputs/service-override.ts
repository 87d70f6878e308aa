import type * as docker from "@pulumi/docker";
import { type CustomResourceOptions, output } from "@pulumi/pulumi";
import type { ServiceOverride } from "pulumi-compose";
import { knownNames } from "./known-names";
import { membersOf } from "./members";
import { plainBoolean, plainTexts } from "./plain";
import { present } from "./present";
import { number, text, texts, textsByName } from "./values";

const names = [
  "environment",
  "labels",
  "image",
  "command",
  "entrypoint",
  "user",
  "workingDirectory",
  "hostname",
  "restart",
  "memoryMb",
  "cpus",
  "protect",
  "retainOnDelete",
  "ignoreChanges",
];

/** One service's changes as the component takes them. */
export async function serviceOverride(input: unknown, path: string): Promise<ServiceOverride> {
  const members = await membersOf(input, path);
  knownNames(members.keys(), names, path);
  const at = (name: string) => `${path}.${name}`;
  const given = <T>(name: string, read: (value: unknown, path: string) => T): T | undefined =>
    members.has(name) ? read(members.get(name), at(name)) : undefined;
  const environment = await textsByName(members.get("environment"), at("environment"));
  const labels = await textsByName(members.get("labels"), at("labels"));
  const image = given("image", text);
  const command = given("command", texts);
  const memory = given("memoryMb", number);
  const container: Partial<docker.ContainerArgs> = present({
    entrypoints: given("entrypoint", texts),
    user: given("user", text),
    workingDir: given("workingDirectory", text),
    hostname: given("hostname", text),
    restart: given("restart", text),
    cpus: given("cpus", text),
    memory,
    // The engine's own default; left out, the plugin would want to change it on every update.
    memorySwap: memory === undefined ? undefined : output(memory).apply((limit) => 2 * limit),
  });
  const options: CustomResourceOptions = present({
    protect: await plainBoolean(members.get("protect"), at("protect")),
    retainOnDelete: await plainBoolean(members.get("retainOnDelete"), at("retainOnDelete")),
    ignoreChanges: await plainTexts(members.get("ignoreChanges"), at("ignoreChanges")),
  });
  return present({ environment, labels, image, command, container, options });
}
