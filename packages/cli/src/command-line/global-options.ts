import { Option } from "commander";
import { type Ansi, ansiModes } from "../io/terminal-traits";
import { wholeNumber } from "./whole-number";

/** What may stand before the command as well as after it, whatever the command: docker compose's own. */
export interface GlobalOptions {
  readonly file?: readonly string[];
  readonly profile?: readonly string[];
  readonly envFile?: readonly string[];
  readonly projectName?: string;
  readonly projectDirectory?: string;
  readonly progress?: Progress;
  readonly ansi?: Ansi;
  readonly dryRun?: boolean;
  /** At most so many resources at a time; absent: as many as there are. */
  readonly parallel?: number;
  readonly allResources?: boolean;
  readonly compatibility?: boolean;
}

export type Progress = (typeof progressModes)[number];

const progressModes = ["auto", "tty", "plain", "json", "quiet"] as const;

/** The options themselves, new ones for each command: commander keeps what it has read in them. */
export function globalOptions(): readonly Option[] {
  return [
    new Option("-f, --file <file>", "compose file, later ones over earlier ones; - is standard input").argParser(
      collect,
    ),
    new Option("-p, --project-name <name>", "name of the project"),
    new Option("--profile <profile>", "activate a profile").argParser(collect),
    new Option("--env-file <file>", "file of variables in place of .env").argParser(collect),
    new Option("--project-directory <folder>", "project directory (default: the folder of the first file)"),
    new Option("--progress <how>", "how progress is shown").choices(progressModes),
    new Option("--ansi <when>", "when there are colours, and lines that are drawn again").choices(ansiModes),
    new Option("--dry-run", "show what would be done, and do nothing"),
    new Option("--parallel <number>", "do so much at a time at most; -1: as much as there is").argParser(parallel),
    new Option("--all-resources", "also what no service uses"),
    new Option("--compatibility", "as `docker compose --compatibility`, where that makes a difference"),
  ];
}

const collect = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];

/** Without a limit there is no number: Pulumi has its own, and so has the engine. */
function parallel(value: string): number | undefined {
  const number = wholeNumber(-1)(value);
  return number > 0 ? number : undefined;
}
