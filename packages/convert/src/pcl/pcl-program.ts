import type { PlannedContainer, ResourcePlan } from "@pulumi-compose/project";
import { camelCase, Identifiers } from "../code/identifiers";
import { wholeCommand } from "../resources/whole-command";
import type { Source } from "../source/source";
import { type PclMarker, pclText, pclValue } from "./value";

/** A PCL program, and what it cannot say as strongly as the component does. */
export interface PclProgram {
  readonly text: string;
  readonly warnings: readonly string[];
}

/** Seconds that a gate waits at most where PCL has only the plugin's own `wait`. */
const defaultWaitSeconds = 60;

/** Writes the project as PCL, from which the Pulumi CLI generates any of its languages. */
export function pclProgram(source: Source<ResourcePlan>): PclProgram {
  const { plan, settings } = source;
  const warnings: string[] = [];
  const names = new Identifiers([
    ...[...settings.values()].map(({ key }) => key),
    "config",
    "resource",
    "secret",
    "readFile",
  ]);
  const variables = new Map<string, string>();
  for (const kind of ["network", "volume", "image", "container"] as const) {
    for (const { key } of plan[`${kind}s`])
      variables.set(`${kind} ${key}`, names.take(camelCase(`${plain(key)}-${kind === "container" ? "" : kind}`)));
  }
  const of = (kind: string, key: string) => variables.get(`${kind} ${key}`) ?? "";
  const marker: PclMarker = (piece) => {
    if ("reference" in piece) return `${of(piece.reference.kind, piece.reference.key)}.${piece.reference.property}`;
    if ("secret" in piece) return `secret(${pclText(piece.secret.content, marker)})`;
    if ("digestOf" in piece)
      return `invoke("docker:index/getRegistryImage:getRegistryImage", { name = ${pclText(piece.digestOf, marker)} }).sha256Digest`;
    // Of an engine nothing is.
    if ("verbatim" in piece) return pclText(piece.verbatim, marker);
    const file = source.files.textFile(piece.symbol);
    if (file !== undefined) return `readFile(${JSON.stringify(file)})`;
    const setting = settings.get(piece.symbol);
    return setting?.secret ? `secret(${setting.key})` : (setting?.key ?? "");
  };
  const blocks = [...settings.values()].map(
    ({ key, fallback }) =>
      `config ${key} string {\n${fallback === undefined ? "" : `  default = ${pclText(fallback, marker)}\n`}}\n`,
  );
  const resource = (
    kind: string,
    key: string,
    type: string,
    name: string,
    args: object,
    options: readonly string[],
  ) => {
    const lines = Object.entries(args)
      .filter(([, value]) => value !== undefined)
      .map(([attribute, value]) => `  ${attribute} = ${pclValue(value, 2, marker)}\n`);
    const tail = options.length > 0 ? `\n  options {\n${options.map((option) => `    ${option}\n`).join("")}  }\n` : "";
    blocks.push(
      `resource ${of(kind, key)} "${type}" {\n  __logicalName = ${JSON.stringify(name)}\n${lines.join("")}${tail}}\n`,
    );
  };
  const isRun = (service: string) => source.project.services[service]?.scale !== 0;
  for (const { key, name, args } of plan.networks)
    resource("network", key, "docker:index/network:Network", name, args, []);
  for (const { key, name, args, owner } of plan.volumes) {
    if (owner === undefined || isRun(owner.service))
      resource("volume", key, "docker:index/volume:Volume", name, args, ["ignoreChanges = [labels]"]);
  }
  for (const { key, name, args, staged } of plan.images) {
    if (args.build)
      warnings.push(`image ${name}: PCL cannot digest a build's context: its tag and trigger are those of now`);
    if (staged) warnings.push(`image ${name}: its Dockerfile is not a file of the context, put it there`);
    resource("image", key, "docker:index/remoteImage:RemoteImage", name, args, []);
  }
  const containers = plan.containers.filter(({ service }) => isRun(service));
  for (const container of containers) {
    const { key, name, args, postStart, postHealthy, index, commandOf } = container;
    const whole = wholeCommand(container, source);
    if (commandOf !== undefined && index === 1)
      warnings.push(`service ${container.service}: its entrypoint is cleared: say as \`command\` what its image runs`);
    if (whole?.behind !== undefined && index === 1)
      warnings.push(
        `service ${container.service}: a word of its command is empty: put what its image runs before its \`entrypoints\``,
      );
    if (postStart && index === 1)
      warnings.push(
        `service ${container.service}: \`post_start\` is left out: PCL has no hooks that run in a container`,
      );
    if (postHealthy && index === 1)
      warnings.push(
        `service ${container.service}: \`post_healthy\` is left out: PCL has no hooks that run in a container`,
      );
    if (container.limits && index === 1)
      warnings.push(
        `service ${container.service}: ${Object.keys(container.limits).join(", ")} left out: the plugin has no such argument`,
      );
    if (container.preStart && !container.preStartOf && index === 1)
      warnings.push(
        `service ${container.service}: its \`pre_start\` hooks run when they are made, not again when its container is made anew`,
      );
    resource(
      "container",
      key,
      "docker:index/container:Container",
      name,
      {
        ...args,
        ...(whole && { entrypoints: whole.words, command: undefined }),
        ...waiting(container, source, warnings),
      },
      options(container, containers, of),
    );
  }
  return { text: blocks.join("\n"), warnings };
}

/** PCL has no gates: the plugin's own waiting, on the container that others wait for, comes nearest. */
function waiting({ service, index }: PlannedContainer, { plan }: Source<ResourcePlan>, warnings: string[]): object {
  const gates = plan.start.gates.filter(({ dependency }) => dependency === service);
  const healthy = gates.find(({ condition }) => condition === "service_healthy");
  const completes = gates.some(({ condition }) => condition === "service_completed_successfully");
  if (healthy && index === 1) {
    warnings.push(
      `service ${service}: the gate on its health is the plugin's \`wait\`: all dependents wait, no reason is given, only at creation`,
    );
  }
  if (completes && index === 1)
    warnings.push(`service ${service}: the gate on its end is \`attach\`: its exit code is not looked at`);
  return {
    ...(healthy && { wait: true, waitTimeout: Math.ceil((healthy.deadlineMs || defaultWaitSeconds * 1000) / 1000) }),
    ...(completes && { attach: true }),
  };
}

function options(
  container: PlannedContainer,
  all: readonly PlannedContainer[],
  of: (kind: string, key: string) => string,
): string[] {
  const waits = container.waits.flatMap(({ service }) =>
    all.filter((other) => other.service === service).map(({ key }) => of("container", key)),
  );
  return [
    ...(waits.length > 0 ? [`dependsOn = [${waits.join(", ")}]`] : []),
    // An edit that the plugin accepts and never applies takes a new container; the name is taken until the old one is gone.
    ...(container.replaceOnChanges?.length ? [`replaceOnChanges = [${container.replaceOnChanges.join(", ")}]`] : []),
    "deleteBeforeReplace = true",
    ...(container.ignoreChanges?.length ? [`ignoreChanges = [${container.ignoreChanges.join(", ")}]`] : []),
  ];
}

function plain(key: string): string {
  return key.replace(/[\uE000\uE001]/g, "");
}
