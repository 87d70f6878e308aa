/** What becomes of each part of `deploy.update_config`, and of `rollback_config`, on either target. */
interface UpdateWords {
  readonly docker: string;
  readonly swarm: string;
}

const UPDATES: Readonly<Record<string, UpdateWords>> = {
  order: {
    docker:
      "`start-first`: the new container starts beside the old one and takes over once it is good; where something is [in the way](26-updates.md#what-is-in-the-way), a `target/stop-first` warning says what, and the old one goes first. `stop-first`, and by default: so it does anyway",
    swarm:
      "as it says; by default `start-first` where a check says when a task is ready and neither a node's port, nor files that both write, nor a limit of tasks a node is in the way, else `stop-first`",
  },
  parallelism: {
    docker: "how many containers of the service at a time; `0`: all; by default 1",
    swarm: "how many tasks at a time; `0`: all; by default 1",
  },
  delay: {
    docker: "from when a container has taken over until the next is made; by default none",
    swarm: "between one lot of tasks and the next; by default none",
  },
  monitor: {
    docker: "how long a new container without a healthcheck has to run before it is good; by default 5 s",
    swarm:
      "how long a new task is watched for failure; by default for as long as its check takes to turn bad, 5 s at least and 30 s at most",
  },
  failure_action: {
    docker:
      "`pause`, the default: the new container is kept for a look, without the service's name; `rollback`: it is stopped; with both the old one goes on serving, and `up` fails. `continue` is left out, with a warning: it pauses",
    swarm:
      "`rollback`, the default: back to the version before; `pause`; `continue`, the default of what is to end. After `rollback` and `pause` `up` fails",
  },
  max_failure_ratio: {
    docker: "left out, with a warning: the first container that fails ends the update",
    swarm: "as it says, with one digit; by default 0",
  },
  rollback_config: {
    docker: "nothing: what served before still does",
    swarm:
      "how a failed update is taken back; by default one task at a time, each watched for 5 s, and a pause when that fails",
  },
};

/** The section of a target's page about updates: the same for all targets. */
export function updatesSection(): readonly string[] {
  return [
    "## Updates",
    "",
    "What `deploy.update_config` and `deploy.rollback_config` do. With the `docker` target all of it is for services with",
    "`order: start-first`, and of no consequence for others ([Updates without a failed request](26-updates.md)).",
    "",
    "| | `docker` | `swarm` |",
    "|---|---|---|",
    ...Object.entries(UPDATES).map(([name, { docker, swarm }]) => `| \`${name}\` | ${docker} | ${swarm} |`),
    "",
  ];
}
