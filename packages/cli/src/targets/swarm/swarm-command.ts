import type { CommandTarget } from "../command-target";
import { swarmPortsOf } from "./swarm-ports";

/** As services of a swarm. */
export const swarmCommand: CommandTarget = {
  name: "swarm",
  summary: "services of the swarm it manages",
  where: "on a swarm",
  here: "in this swarm",
  tells: "places",
  program: "swarm",
  runner: {
    types: ["docker:index/service:Service"],
    kind: "swarm-service",
    word: "service",
    onEngine: true,
    isNumbered: false,
    names: (project, service) => [`${project}-${service}`],
    serviceIn: (name) => name,
    ports: (outputs) => swarmPortsOf(outputs?.endpointSpec),
  },
  kinds: { "docker:index/serviceConfig:ServiceConfig": "config", "docker:index/secret:Secret": "secret" },
  whole: {
    up: "is for containers of one engine: on a swarm a project is deployed as a whole",
    hint: "Leave it out; what has not changed is left as it is. `docker service update --force` makes the tasks of a service anew.",
    down: {
      message: "on a swarm a project is taken down as a whole",
      hint: "`docker service rm` removes one; the next `up` makes it anew. Or take it out of the file.",
    },
  },
  noRollback: {
    message: "a swarm rolls its services back by itself, each by what its file says",
    hint: "Write `deploy: { update_config: { failure_action: rollback } }` for them.",
  },
  noJobs: {
    message: "a swarm runs no jobs",
    hint: "write it as a service with `deploy: { mode: replicated-job }`",
  },
  noAdoption: "--import adopts the containers that docker compose runs on one engine, not a swarm's services",
  // Also says what a swarm cannot do, which only the mapping knows.
  plan: async (project, options) => {
    const { planProject } = await import("../plan-project.js");
    const { swarmDeployment } = await import("./swarm-deployment.js");
    return planProject(project, swarmDeployment, options);
  },
  look: async (expected, asked) => (await import("./look-at-swarm.js")).lookAtSwarm(expected, asked),
  deployment: async () => (await import("./swarm-deployment.js")).swarmDeployment,
  status: async ({ chosen, services, options, edges }) => {
    const { readSwarmStatus } = await import("./read-swarm-status.js");
    const swarm = await edges.connectSwarm(options);
    // A swarm is looked at again and again: its managers tell of no task's changes.
    return {
      read: () => readSwarmStatus(swarm, chosen, services),
      followLog: (id, from, subscriber) => swarm.followLog(id, from, subscriber),
    };
  },
  wait: async (request) => (await import("./wait-in-swarm.js")).waitInSwarm(request),
};
