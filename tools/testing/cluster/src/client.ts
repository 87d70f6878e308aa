import { run } from "@pulumi-compose-tools/setup";

const CALL_MS = 120_000;

/** Whoever talks to a cluster from a place where it is reached. */
export class ClusterClient {
  constructor(
    /** The file. */
    readonly kubeconfig: string,
    /** For programs that are to use the cluster: KUBECONFIG, and a PATH with `kubectl`. */
    readonly env: NodeJS.ProcessEnv,
    /** The command line that runs a command where the cluster is reached. */
    readonly inside: (command: readonly string[]) => readonly string[] = (command) => command,
  ) {}

  /**
   * Runs `kubectl`.
   *
   * @returns its standard output.
   * @throws Error with its standard error when it fails.
   */
  kubectl(...args: string[]): Promise<string> {
    return this.#call(["kubectl", ...args]);
  }

  /** What `kubectl get … -o json` prints. @throws Error with its standard error when it fails. */
  async get(...args: string[]): Promise<unknown> {
    return JSON.parse(await this.kubectl("get", ...args, "-o", "json"));
  }

  /** Applies objects, or YAML text. @throws Error with kubectl's standard error when it fails. */
  apply(objects: string | object): Promise<string> {
    const text = typeof objects === "string" ? objects : JSON.stringify(objects);
    return this.#call(["kubectl", "apply", "-f", "-"], text);
  }

  /**
   * Runs a command where the cluster is reached, with its environment.
   *
   * @returns its standard output.
   * @throws Error with its standard error when it fails.
   */
  run(...command: string[]): Promise<string> {
    return this.#call(command);
  }

  async #call(command: readonly string[], input = ""): Promise<string> {
    const [file = "", ...args] = this.inside(command);
    const { code, stdout, stderr } = await run(file, args, { env: this.env, timeoutMs: CALL_MS, input });
    if (code !== 0) throw new Error(`${command.join(" ")}: ${stderr.trim() || `exit code ${code}`}`);
    return stdout;
  }
}

/** The cluster that a test file was given by `npm run test:kubernetes`. @throws Error where there is none. */
export function givenCluster(env: NodeJS.ProcessEnv = process.env): ClusterClient {
  if (env.PULUMI_COMPOSE_CLUSTER === undefined || env.KUBECONFIG === undefined)
    throw new Error("this needs a cluster: npm run test:kubernetes, or npm run cluster -- COMMAND");
  return new ClusterClient(env.KUBECONFIG, env);
}
