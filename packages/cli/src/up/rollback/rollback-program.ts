import * as pulumi from "@pulumi/pulumi";
import type { PulumiFn } from "@pulumi/pulumi/automation";
import { isAutonamed, isContainer, isRecord, nameOf, type StateEntry } from "../state/state-entry";
import { backOrder, type Turn } from "./back-order";
import { givenInputs, givenValue, type Reference } from "./given-inputs";

/** What a program that puts back is made of. */
export interface PutBackPlan {
  /** All of the state before. */
  readonly before: readonly StateEntry[];
  /** Those of it that are put back. */
  readonly changed: readonly StateEntry[];
  /** What is done to arguments as by the update itself. */
  readonly transformations: readonly pulumi.ResourceTransformation[];
  /** The arguments of one, where they are others than the state has. */
  readonly inputsOf?: (entry: StateEntry) => StateEntry["inputs"];
  /** When a container is back as far as those behind it go. */
  readonly settled: (entry: StateEntry, id: string) => Promise<void>;
}

/**
 * The Pulumi program of an old state: what has changed since, with its old arguments. All else is to be excluded from the update that
 * runs it, which deletes what the old state did not have.
 */
export function rollbackProgram(plan: PutBackPlan): PulumiFn {
  return () => new PutBackProgram(plan).run();
}

/** A component of the old state: nothing but its name and its place. */
class OldComponent extends pulumi.ComponentResource {
  constructor(type: string, name: string, parent: pulumi.Resource | undefined) {
    super(type, name, {}, parent ? { parent } : {});
  }
}

/** A resource of any type, by its token. */
class OldResource extends pulumi.CustomResource {}

class PutBackProgram {
  private readonly all: ReadonlyMap<string, StateEntry>;
  private readonly components = new Map<string, pulumi.Resource>();
  private readonly references: Reference[] = [];

  constructor(private readonly plan: PutBackPlan) {
    this.all = new Map(plan.before.filter((entry) => !entry.delete).map((entry) => [entry.urn, entry]));
  }

  async run(): Promise<void> {
    // All of them: what is left as it is has its place in one.
    for (const entry of this.all.values()) this.componentOf(entry);
    const others = this.plan.changed.filter((entry) => !isContainer(entry));
    await Promise.all(others.map((entry) => this.putBack(entry)));
    const back = new Map<string, Promise<void>>();
    for (const turn of backOrder(this.plan.changed)) back.set(turn.entry.urn, this.inTurn(turn, back));
    await Promise.all(back.values());
  }

  private async inTurn({ entry, after }: Turn, back: ReadonlyMap<string, Promise<void>>): Promise<void> {
    await Promise.all(after.map((urn) => back.get(urn)));
    await this.plan.settled(entry, await this.putBack(entry));
  }

  /** @returns the id that it has now */
  private async putBack(entry: StateEntry): Promise<string> {
    const inputs = this.plan.inputsOf?.(entry) ?? entry.inputs ?? {};
    const given = givenInputs(inputs, this.references);
    const resource = new OldResource(entry.type, nameOf(entry), { ...unknownOf(entry), ...given }, this.options(entry));
    for (const reference of referencesTo(entry, resource)) this.references.push(reference);
    return settled(resource.id);
  }

  private options(entry: StateEntry): pulumi.CustomResourceOptions {
    const { protect, retainOnDelete, ignoreChanges, replaceOnChanges, replacementTrigger } = entry;
    const parent = this.parentOf(entry);
    return {
      ...(parent && { parent }),
      ...this.providerOf(entry),
      ...(protect && { protect }),
      ...(retainOnDelete && { retainOnDelete }),
      ...(ignoreChanges && { ignoreChanges: [...ignoreChanges] }),
      ...(replaceOnChanges && { replaceOnChanges: [...replaceOnChanges] }),
      ...(replacementTrigger !== undefined && {
        replacementTrigger: givenValue(replacementTrigger, this.references),
      }),
      deleteBeforeReplace: !isAutonamed(entry),
      transformations: [...this.plan.transformations],
    };
  }

  private parentOf({ parent: urn }: StateEntry): pulumi.Resource | undefined {
    const entry = urn === undefined ? undefined : this.all.get(urn);
    return entry && this.componentOf(entry);
  }

  private componentOf(entry: StateEntry): pulumi.Resource | undefined {
    if (entry.custom || entry.type === "pulumi:pulumi:Stack") return undefined;
    const known = this.components.get(entry.urn) ?? new OldComponent(entry.type, nameOf(entry), this.parentOf(entry));
    this.components.set(entry.urn, known);
    return known;
  }

  /** The default provider of the version that has made it, which Pulumi's engine keeps for each. */
  private providerOf(entry: StateEntry): Pick<pulumi.CustomResourceOptions, "version" | "pluginDownloadURL"> {
    const urn = entry.provider?.split("::").slice(0, -1).join("::") ?? "";
    const inputs = this.all.get(urn)?.inputs ?? {};
    if (!/::default(_|$)/.test(urn)) throw new Error(`${nameOf(entry)} is of a provider of somebody else's program`);
    const { version, pluginDownloadURL = isRecord(inputs.__internal) && inputs.__internal.pluginDownloadURL } = inputs;
    return {
      ...(typeof version === "string" && { version }),
      ...(typeof pluginDownloadURL === "string" && { pluginDownloadURL }),
    };
  }
}

/** What only the engine knows of a resource, and others have in their arguments: an image's id. */
const knownLater = ["imageId"];

function unknownOf({ outputs }: StateEntry): pulumi.Inputs {
  return Object.fromEntries(knownLater.filter((key) => outputs?.[key] !== undefined).map((key) => [key, undefined]));
}

/** What stands for a resource in the arguments of others: its id, and what else is not of its own choosing. */
function referencesTo(entry: StateEntry, made: pulumi.CustomResource): readonly Reference[] {
  const { id, inputs, outputs } = entry;
  const chosen: readonly unknown[] = [inputs?.name];
  const references = id === undefined || chosen.includes(id) ? [] : [{ text: id, value: made.id }];
  const others = [...knownLater, ...(isAutonamed(entry) ? ["name"] : [])].flatMap((key) => {
    const [text, value]: [unknown, unknown] = [outputs?.[key], Reflect.get(made, key)];
    return typeof text === "string" && text !== "" && pulumi.Output.isInstance<string>(value) ? [{ text, value }] : [];
  });
  return [...references, ...others];
}

/** Resolves with an Output, and rejects with it. */
function settled<T>(output: pulumi.Output<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    pulumi.recover(
      output.apply((value) => resolve(value)),
      (error: unknown) => reject(error),
    );
  });
}
