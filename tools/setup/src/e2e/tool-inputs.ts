import type { Places } from "../places";
import { chosenLane } from "../pulumi/lane";
import { hashTree } from "../util/hash-tree";
import { Stamps } from "../util/stamp";
import type { E2eFile } from "./e2e-file";

const NO_INPUT = ["node_modules", "dist", "test-results", ".turbo"];

/** Remembers, for end-to-end files of tools, what they last passed with. */
export class ToolInputs {
  private readonly stamps: Stamps;

  constructor(private readonly at: Places) {
    this.stamps = new Stamps(at.stamps);
  }

  state(file: E2eFile): "same" | "changed" | "never passed" {
    const last = this.stamps.read(nameOf(file))?.inputs;
    if (last === undefined) return "never passed";
    return last === this.hash(file) ? "same" : "changed";
  }

  passed(file: E2eFile): void {
    this.stamps.write(nameOf(file), { inputs: this.hash(file) });
  }

  private hash({ inputs = [] }: E2eFile): string {
    const lane = chosenLane(this.at.root).version;
    return `${lane} ${hashTree(this.at.root, inputs, (name) => NO_INPUT.includes(name))}`;
  }
}

function nameOf({ file }: E2eFile): string {
  return `e2e-${file.replace(".e2e.test.ts", "").replaceAll("/", "-")}`;
}
