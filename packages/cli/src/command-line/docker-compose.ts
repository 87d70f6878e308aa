import { spawnSync } from "node:child_process";

/** How docker compose is started, by a look at what answers. */
export type Answers = (command: string, args: readonly string[]) => boolean;

/** The words that start docker compose on this machine; undefined: there is none. */
export function dockerCompose(answers: Answers = answersHere): readonly string[] | undefined {
  if (answers("docker", ["compose", "version"])) return ["docker", "compose"];
  if (answers("docker-compose", ["version"])) return ["docker-compose"];
  return undefined;
}

function answersHere(command: string, args: readonly string[]): boolean {
  return spawnSync(command, [...args], { stdio: "ignore" }).status === 0;
}
