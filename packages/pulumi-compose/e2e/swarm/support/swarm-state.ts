import type Docker from "dockerode";

/** What these tests look at of a task. */
export interface Task {
  readonly ID: string;
  readonly ServiceID: string;
  readonly NodeID?: string;
  readonly DesiredState: string;
  readonly Status: {
    readonly State: string;
    readonly Err?: string;
    readonly PortStatus?: {
      readonly Ports?: readonly { readonly PublishedPort: number; readonly TargetPort: number }[];
    };
  };
  readonly Spec: { readonly ContainerSpec: { readonly Env?: readonly string[] } };
}

/** The tasks of a service that are to run and do. */
export async function runningTasks(docker: Docker, service: string): Promise<readonly Task[]> {
  const filters = { service: [service], "desired-state": ["running"] };
  const tasks: readonly Task[] = await docker.listTasks({ filters });
  return tasks.filter(({ Status }) => Status.State === "running");
}

/** The host name of a task's node. */
export async function nodeOf(docker: Docker, task: Task): Promise<string> {
  const nodes = await docker.listNodes();
  return nodes.find(({ ID }) => ID === task.NodeID)?.Description?.Hostname ?? "";
}

/** Names of everything that a project has in a swarm; of the networks, those that a stack has made. */
export async function swarmLeftovers(docker: Docker, project: string): Promise<string[]> {
  const filters = { label: [`com.docker.stack.namespace=${project}`] };
  const [services, networks, configs, secrets] = await Promise.all([
    docker.listServices({ filters }),
    docker.listNetworks({ filters }),
    docker.listConfigs({ filters }),
    docker.listSecrets({ filters }),
  ]);
  return [
    ...services.map(({ Spec }) => `service ${Spec?.Name}`),
    ...networks.map(({ Name }) => `network ${Name}`),
    ...configs.map(({ Spec }) => `config ${Spec?.Name}`),
    ...secrets.map(({ Spec }) => `secret ${Spec?.Name}`),
  ];
}
