import type { LifecycleHook } from "@pulumi-compose/parser";
import type { KubernetesContext } from "./kubernetes-context";
import type { ExecAction, Lifecycle } from "./manifest";
import { infer, leaveOut } from "./say";

/** What is run in a container once it has started, and before it is stopped. */
export function mapLifecycle(context: KubernetesContext): Lifecycle | undefined {
  const { post_start: postStart = [], pre_stop: preStop = [] } = context.config;
  if (postStart.length > 0) {
    const what = "nothing waits for the container's process first, and one that fails has the container started again";
    infer(context, ["post_start"], what);
  }
  const started = action(context, "post_start", postStart);
  const stopping = action(context, "pre_stop", preStop);
  if (!started && !stopping) return undefined;
  return {
    ...(started && { postStart: { exec: started } }),
    ...(stopping && { preStop: { exec: stopping } }),
  };
}

/** Kubernetes runs one command: several, and those with a folder or variables, are a shell's. */
function action(
  context: KubernetesContext,
  attribute: string,
  hooks: readonly LifecycleHook[],
): ExecAction | undefined {
  hooks.forEach(({ user, privileged }, position) => {
    const why = "a hook runs as its container does";
    if (user !== undefined) leaveOut(context, [attribute, position, "user"], why);
    if (privileged) leaveOut(context, [attribute, position, "privileged"], why);
  });
  const run = hooks.filter(({ command }) => command?.length);
  const [only] = run;
  if (!only) return undefined;
  const isPlain = only.working_dir === undefined && Object.keys(only.environment ?? {}).length === 0;
  if (run.length === 1 && isPlain) return { command: [...(only.command ?? [])] };
  // The words go in as arguments: so nothing in them is the shell's to read.
  const args: string[] = [];
  const argument = (text: string) => {
    args.push(text);
    return `"\${${args.length}}"`;
  };
  const script = run
    .map(({ command, working_dir: folder, environment = {} }) => {
      const steps = [
        ...(folder === undefined ? [] : [`cd ${argument(folder)}`]),
        ...Object.entries(environment).flatMap(([name, value]) =>
          value === null || !/^[A-Za-z_]\w*$/.test(name) ? [] : [`export ${name}=${argument(value)}`],
        ),
        (command ?? []).map(argument).join(" "),
      ];
      return `(${steps.join(" && ")})`;
    })
    .join(" && ");
  return { command: ["/bin/sh", "-c", script, attribute, ...args] };
}
