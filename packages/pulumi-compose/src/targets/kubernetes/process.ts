import type { KubernetesContext } from "./kubernetes-context";
import type { Container, EnvVar } from "./manifest";
import { leaveOut } from "./say";
import { word, words } from "./words";

type ProcessPart = Pick<Container, "command" | "args" | "workingDir" | "env" | "stdin" | "tty">;

/** What runs in a container. Kubernetes' `command` is the entrypoint, its `args` the command. */
export function mapProcess(context: KubernetesContext): ProcessPart {
  const { config } = context;
  const { entrypoint, command } = config;
  // One that is cleared is replaced by the command: nothing else says so.
  const isCleared = entrypoint?.length === 0;
  const env = mapEnvironment(context);
  return {
    ...(isCleared && command?.length && { command: words(command) }),
    ...(entrypoint?.length && { command: words(entrypoint) }),
    ...(!isCleared && command?.length && { args: words(command) }),
    ...(config.working_dir !== undefined && { workingDir: config.working_dir }),
    ...(env.length > 0 && { env }),
    ...(config.stdin_open && { stdin: true }),
    ...(config.tty && { tty: true }),
  };
}

function mapEnvironment(context: KubernetesContext): EnvVar[] {
  const values = context.config.environment ?? {};
  return Object.keys(values)
    .sort()
    .flatMap((name): EnvVar[] => {
      const value = values[name];
      if (value !== null && value !== undefined) return [{ name, value: word(value) }];
      const hint = "give it a value, or remove it from the file";
      leaveOut(context, ["environment", name], "Kubernetes cannot take a variable of the image away", hint);
      return [];
    });
}
