import { supportTable } from "../common/support-table";
import { updatesSection } from "../common/update-words";
import { support, unusedArguments } from "./support";

/** The page docs/09-swarm-target.md: what becomes of every attribute of a service on a swarm. */
export function swarmSupportPage(): string {
  return supportTable({
    title: "Compose attributes on a swarm",
    introduction: [
      "What becomes of each attribute of a service with the `swarm` target: arguments of the plugin's `docker.Service`, most of them in",
      "`taskSpec.containerSpec`. Generated from `packages/pulumi-compose/src/targets/swarm/support.ts`",
      "(`node packages/pulumi-compose/scripts/docs.mjs`). What is left out is said by a `target/unsupported` warning with its line whenever a",
      "file uses it, and where there is another way to say it, with that.",
      "",
      ...notes,
    ],
    support,
    unused: { resource: "Service", unusedArguments },
    end: updatesSection(),
  });
}

const notes = [
  "**Images** are named, not built and not fetched by the program: every node that runs a task uses the image of that name that it has, or",
  "fetches it. A node asks the registry first where the name holds no digest, and goes on with its own copy when the registry does not",
  "answer; with a digest (`name@sha256:…`) it asks only when it has no copy. For a registry that wants a login, give the service its `auth`:",
  "`services: { web: { swarmService: { auth: { serverAddress, username, password } } } }`.",
  "",
  "**Volumes** are made by the mounts, on the nodes where tasks run, labelled as `docker stack` labels them. They hold data, and outlive",
  "`pulumi destroy` as they outlive `docker stack rm`: `docker volume rm` on the node takes one away.",
  "",
  "**Updates** roll in place, [as the file says](#updates). What it does not say: one task at a time; the new one first where a check says",
  "when it is ready and neither a node's port, nor files that both write, nor a limit of tasks a node is in the way; back to the version",
  "before when one fails, and `pulumi up` fails and says so. The next `pulumi up` tries again. Edits of `labels`, `extra_hosts`, `sysctls`,",
  "of networks and their aliases, and of `deploy.mode` replace the service: the plugin cannot change these in place.",
  "",
  "Its other messages are among the [diagnostics](11-diagnostics.md#target).",
];
