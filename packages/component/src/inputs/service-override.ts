import type * as docker from "@pulumi/docker";
import { type CustomResourceOptions, output } from "@pulumi/pulumi";
import type { ServiceOverride } from "@pulumi-compose/project";
import { OnUnhealthy } from "../contract/on-unhealthy";
import type { TargetContract } from "../targets/target-contract";
import { knownNames } from "./known-names";
import { membersOf } from "./members";
import { plainBoolean, plainChoice, plainTexts } from "./plain";
import { present } from "./present";
import { reject } from "./reject";
import { number, text, texts, textsByName } from "./values";

const everywhere = [
  "environment",
  "labels",
  "image",
  "command",
  "onUnhealthy",
  "protect",
  "retainOnDelete",
  "ignoreChanges",
];

/** A swarm has its own ways to say these, in the file's `deploy`. */
const ofContainers = ["entrypoint", "user", "workingDirectory", "hostname", "restart", "memoryMb", "cpus"];

/** One service's changes as the component takes them. */
export async function serviceOverride(input: unknown, path: string, target: TargetContract): Promise<ServiceOverride> {
  const members = await membersOf(input, path);
  knownNames(members.keys(), [...everywhere, ...ofContainers], path);
  const foreign = target.hasContainers ? undefined : ofContainers.find((name) => members.has(name));
  if (foreign !== undefined)
    throw reject(`${path}.${foreign}`, "is for containers: on a swarm, say it in the compose file");
  const at = (name: string) => `${path}.${name}`;
  const given = <T>(name: string, read: (value: unknown, path: string) => T): T | undefined =>
    members.has(name) ? read(members.get(name), at(name)) : undefined;
  const environment = await textsByName(members.get("environment"), at("environment"));
  const labels = await textsByName(members.get("labels"), at("labels"));
  const image = given("image", text);
  const command = given("command", texts);
  const choices = Object.values(OnUnhealthy);
  const onUnhealthy = await plainChoice(members.get("onUnhealthy"), at("onUnhealthy"), choices);
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
  return present({ environment, labels, image, command, onUnhealthy, container, options });
}
