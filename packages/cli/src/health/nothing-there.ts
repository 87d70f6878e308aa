import type { Io } from "../io/io";
import { withHint } from "../io/with-hint";
import type { ChosenProject } from "../project/choose-project";
import type { CommandTarget } from "../targets/command-target";
import { namesOf } from "../up/state/places-of";
import { whereItRuns } from "../up/state/where-it-runs";

/** That nothing of a project is where it was looked for, where it is instead as far as its state tells, and what to do. */
export function nothingThere(target: CommandTarget, chosen: ChosenProject, io: Pick<Io, "cwd" | "env">): string {
  const [why, hint] = reasonFor(target, whereItRuns(chosen, io));
  return withHint(`nothing of project "${chosen.name}" is ${target.here}${why === undefined ? "" : `: ${why}`}`, hint);
}

function reasonFor(
  { name, where }: CommandTarget,
  places: ReturnType<typeof whereItRuns>,
): readonly [why: string | undefined, hint: string] {
  const other = places?.find(({ target }) => target.name !== name);
  if (other) {
    return [
      `by its state it runs ${other.target.where} (${namesOf(other)})`,
      `\`--target ${other.target.name}\` looks there`,
    ];
  }
  const own = places?.find(({ target }) => target.name === name);
  if (own) {
    return [
      `by its state it runs ${where} (${namesOf(own)}), so that was another one, or somebody has removed it`,
      `\`--context\` names another; \`pulumi-compose up --target ${name}\` makes anew what is gone`,
    ];
  }
  const up = `\`pulumi-compose up --target ${name}\` brings it up`;
  if (places === undefined) return [undefined, `${up}; \`--target\` and \`--context\` say where else to look`];
  return [
    "it has not been brought up from this folder, or was taken down",
    `${up}; \`--target\` says where else to look`,
  ];
}
