import type { Lap } from "./stopwatch";

/** What a run leaves of its times. */
export interface RunTimes {
  /** `npm test` */
  readonly command: string;
  readonly cores: number;
  readonly laps: readonly Lap[];
  readonly files: readonly { readonly file: string; readonly seconds: number }[];
}

/** The longest files are named, the others are summed up. */
const NAMED = 15;

/** Where a run's time went, as tables in Markdown: its parts, and the longest end-to-end files. */
export function timeTable({ command, cores, laps, files }: RunTimes): string {
  const total = laps.reduce((sum, { seconds }) => sum + seconds, 0);
  const longest = [...files].sort((a, b) => b.seconds - a.seconds);
  const others = longest.slice(NAMED);
  const rows = longest.slice(0, NAMED).map(({ file, seconds }) => row(`\`${short(file)}\``, seconds));
  const rest = others.reduce((sum, { seconds }) => sum + seconds, 0);
  return [
    `\`${command}\` on ${cores} cores, ${minutes(total)} in all:`,
    "",
    "| part | time |",
    "|---|---:|",
    ...laps.map(({ name, seconds }) => row(name, seconds)),
    "",
    `Of its ${files.length} end-to-end files:`,
    "",
    "| file | time |",
    "|---|---:|",
    ...rows,
    ...(others.length > 0 ? [row(`${others.length} others`, rest)] : []),
  ].join("\n");
}

function row(name: string, seconds: number): string {
  return `| ${name} | ${seconds < 100 ? `${Math.round(seconds)} s` : minutes(seconds)} |`;
}

function minutes(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
}

function short(file: string): string {
  return file.replace(".e2e.test.ts", "").replace("/e2e/", "/");
}
