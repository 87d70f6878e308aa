import { housekeeping } from "@pulumi-compose/docker-health";
import type { CommandTarget } from "../../src/targets/command-target";
import { toyPlan } from "./toy-plan";

/** Which of these volumes are there. */
export type Look = (project: string, volumes: readonly string[]) => Promise<readonly string[]>;

const onEngine: Look = async (project, volumes) =>
  (await (await housekeeping()).projectParts(project, { networks: [], volumes })).volumes;

/** As volumes on a shelf. */
export function toyCommand(look: Look = onEngine): CommandTarget {
  return {
    name: "toy",
    summary: "volumes on a shelf",
    where: "on a shelf",
    here: "on this shelf",
    tells: "probes",
    runner: {
      types: ["docker:index/volume:Volume"],
      kind: "toy",
      word: "toy",
      onEngine: true,
      isNumbered: false,
      names: (project, service) => [`${project}-${service}`],
      serviceIn: (name) => name,
      ports: () => [],
    },
    kinds: {},
    noJobs: { message: "a shelf runs nothing", hint: "choose another target" },
    deployment: async () => (await import("./toy-deployment.js")).toyDeployment,
    plan: async (project) => toyPlan(project),
    status: async ({ chosen }) => ({
      read: async () => {
        const planned = chosen.project ? toyPlan(chosen.project).volumes : [];
        const there = await look(
          chosen.name,
          planned.map(({ volume }) => volume),
        );
        return planned.map(({ service, volume }) => {
          const ok = there.includes(volume);
          return { service, state: ok ? "on the shelf" : "absent", restarts: 0, ok };
        });
      },
    }),
    wait: async () => 0,
  };
}
