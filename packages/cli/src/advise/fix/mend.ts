import type { Advice, AdviseOptions, Edit, Fix } from "@pulumi-compose/health-model";
import type { ComposeProject, FileSystem } from "@pulumi-compose/parser";
import { consider, keyOf } from "../consider";
import { editText } from "./edit-text";
import { filesOf } from "./files-of";
import { overlay } from "./overlay";
import { Refusal } from "./refusal";
import { sameButFor } from "./same-but-for";

export interface MendOptions {
  /** Loads the project from files; undefined where they have an error. */
  readonly load: (fs: FileSystem) => ComposeProject | undefined;
  readonly plan: (project: ComposeProject) => AdviseOptions;
  readonly fs: FileSystem;
  /** Which advice to follow. */
  readonly wanted: (advice: Advice) => boolean;
}

export interface Mended {
  /** The files that change, with their new texts. */
  readonly texts: ReadonlyMap<string, string>;
  /** In the order in which they were followed; places are those before that change. */
  readonly fixed: readonly Advice[];
  /** Wanted, but left alone, and why. */
  readonly refused: readonly { readonly advice: Advice; readonly why: string }[];
}

/** A fix may have to be made twice, where two stand in one place; what comes back more often comes back for ever. */
const MOST_AT_ONE_PLACE = 4;

type Texts = ReadonlyMap<string, string>;

/** Texts of files, the project that they make, and what is advised of it. */
interface Considered {
  readonly texts: Texts;
  readonly project: ComposeProject;
  readonly advice: readonly Advice[];
}

/**
 * Follows the advice one by one until there is none left that it can follow. Each step is checked by loading the
 * project again: the advice is gone, and nothing but what it is about has changed. Writes nothing.
 */
export function mend(options: MendOptions): Mended {
  const steps = mending(options);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The same step by step, for whoever has something else to do between them. */
export function* mending(options: MendOptions): Generator<void, Mended> {
  const fixed: Advice[] = [];
  const refused = new Map<string, { advice: Advice; why: string }>();
  const followed = new Map<string, number>();
  let now = considered(new Map(), options);
  while (now) {
    yield;
    const next = now.advice.find(
      (advice) => advice.fix !== undefined && options.wanted(advice) && !refused.has(keyOf(advice)),
    );
    if (next?.fix === undefined) break;
    const key = keyOf(next);
    const place = JSON.stringify([next.code, next.path]);
    const times = followed.get(place) ?? 0;
    const changed =
      times < MOST_AT_ONE_PLACE
        ? yield* follow(next, next.fix, now, options)
        : new Refusal("another fix undoes it again and again");
    if (changed instanceof Refusal) refused.set(key, { advice: next, why: changed.why });
    else {
      now = changed;
      followed.set(place, times + 1);
      fixed.push(next);
      // What reached too far before may now reach only what it should.
      refused.clear();
    }
  }
  return { texts: now?.texts ?? new Map(), fixed, refused: [...refused.values()] };
}

function considered(texts: Texts, { load, plan, fs }: MendOptions): Considered | undefined {
  const project = load(overlay(fs, texts));
  return project && { texts, project, advice: consider(project, plan(project)) };
}

/** Tries the files in which the fix could stand, and takes the first in which it does what it shall. */
function* follow(
  advice: Advice,
  fix: Fix,
  before: Considered,
  options: MendOptions,
): Generator<void, Considered | Refusal> {
  let refusal: Refusal | undefined;
  for (const file of commonFiles(before.project, fix.edits)) {
    const changed = editFile(file, fix.edits, before.texts, options);
    yield;
    const checked = changed instanceof Refusal ? changed : check(advice, fix.edits, before, changed, options);
    if (!(checked instanceof Refusal)) return checked;
    // The first file is where it should be; why that did not work says most.
    refusal ??= checked;
  }
  return refusal ?? new Refusal("no file says it");
}

function commonFiles(project: ComposeProject, edits: readonly Edit[]): readonly string[] {
  const [first = [], ...others] = edits.map((edit) => filesOf(project, edit));
  return first.filter((file) => others.every((files) => files.includes(file)));
}

function editFile(file: string, edits: readonly Edit[], texts: Texts, { fs }: MendOptions): Texts | Refusal {
  const before = texts.get(file) ?? readText(file, fs);
  if (before === undefined) return new Refusal("its file cannot be changed");
  let text = before;
  for (const edit of edits) {
    const changed = editText(text, edit);
    if (changed instanceof Refusal) return changed;
    text = changed;
  }
  return new Map([...texts, [file, text]]);
}

/** The text of a file, if the same bytes come of it again. */
function readText(file: string, fs: FileSystem): string | undefined {
  if (file === "-" || fs.kindOf(file) !== "file") return undefined;
  const bytes = Buffer.from(fs.readFile(file));
  const text = bytes.toString("utf8");
  return Buffer.from(text, "utf8").equals(bytes) ? text : undefined;
}

function check(
  advice: Advice,
  edits: readonly Edit[],
  before: Considered,
  texts: Texts,
  options: MendOptions,
): Considered | Refusal {
  const after = considered(texts, options);
  if (after === undefined) return new Refusal("the file would not load any more");
  if (!sameButFor(before.project, after.project, edits)) return new Refusal("it would change something else, too");
  const isStillThere = after.advice.some((one) => keyOf(one) === keyOf(advice));
  return isStillThere ? new Refusal("the change there has no effect") : after;
}
