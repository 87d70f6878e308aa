import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convert } from "@pulumi-compose/convert";
import type Docker from "dockerode";
import type { ContainerInspectInfo } from "dockerode";
import { composeWith, editFiles } from "../../../pulumi-compose/e2e/edits/compose-with";
import type { Edit } from "../../../pulumi-compose/e2e/edits/edit";
import { project as name } from "../../../pulumi-compose/e2e/edits/project";
import { bigState } from "../../../pulumi-compose/e2e/support/big-state";
import { PulumiProject } from "../../../pulumi-compose/e2e/support/pulumi-project";
import { type Column, columns } from "./columns";

type Phase = "before" | "after";
type Style = "component" | "resources";

interface Step {
  readonly op: string;
  readonly urn: string;
  readonly detailedDiff?: Readonly<Record<string, unknown>> | null;
}

/** What is wrong with an edit, by column: nothing, where it holds. */
export type Outcome = ReadonlyMap<Column, string[]>;

/** Edits, each of a service (or of what a service uses) of its own, played in one project over one image. */
export class AttributeTrial {
  readonly outcomes: readonly Outcome[];
  private readonly files = mkdtempSync(join(tmpdir(), "pce-attributes-"));
  private ids: readonly (string | undefined)[] = [];

  constructor(
    private readonly edits: readonly Edit[],
    private readonly image: string,
    private readonly docker: Docker,
    private readonly env: Readonly<Record<string, string>>,
    /** The compose file before and after. Default: each edit in a service `s0`, `s1`, … */
    private readonly compose: (phase: Phase, image: string) => string = (phase, image) =>
      composeWith(edits, () => phase, image),
  ) {
    this.outcomes = edits.map(() => new Map(columns.map((column) => [column, []])));
  }

  /** The component, written by hand and converted; then a program of resources. */
  async play(): Promise<void> {
    const hand = `const { ComposeProject } = require("pulumi-compose");\nnew ComposeProject("${name}", { file: ${JSON.stringify(join(this.files, "compose.yaml"))} });\n`;
    await this.within({ "index.js": hand }, async (project) => {
      this.write("before");
      await this.up(project);
      const before = await this.shown();
      await this.quiet(project, "quiet");
      this.write("after");
      await this.up(project);
      await this.applied(
        "edit applied",
        this.edits.map(({ becomes }) => becomes),
      );
      await this.quiet(project, "quiet after the edit");
      this.convert(project, "component");
      await this.unchanged(project, "component: the same");
      this.write("before");
      await this.up(project);
      await this.applied("component: edit applied", before);
      await this.quiet(project, "component: quiet");
    });
    await this.within({}, async (project) => {
      this.write("before");
      this.convert(project, "resources");
      await this.up(project);
      await this.quiet(project, "resources: quiet");
      this.write("after");
      this.convert(project, "resources");
      await this.up(project);
      await this.applied(
        "resources: edit applied",
        this.edits.map((edit) => ("asResources" in edit ? edit.asResources : edit.becomes)),
      );
      await this.quiet(project, "resources: quiet after the edit");
    });
    rmSync(this.files, { recursive: true, force: true });
  }

  private async within(
    files: Readonly<Record<string, string>>,
    task: (project: PulumiProject) => Promise<void>,
  ): Promise<void> {
    const project = new PulumiProject({ name, env: { ...this.env, ...bigState }, files });
    try {
      await task(project);
    } finally {
      await project.dispose();
    }
  }

  private write(phase: Phase): void {
    mkdirSync(this.files, { recursive: true });
    const files = { ...editFiles, "compose.yaml": this.compose(phase, this.image) };
    for (const [file, text] of Object.entries(files)) writeFileSync(join(this.files, file), text);
  }

  private convert(project: PulumiProject, style: Style): void {
    const conversion = convert({
      cwd: this.files,
      files: ["compose.yaml"],
      projectName: name,
      env: {},
      style,
      out: project.folder,
      name,
    });
    const errors = conversion.diagnostics.filter(({ severity }) => severity === "error");
    if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join("\n"));
    project.write(Object.fromEntries(conversion.files));
  }

  private async up(project: PulumiProject): Promise<void> {
    const run = await project.up();
    if (run.code !== 0) throw new Error(run.text);
    this.ids = (await this.inspectAll()).map((info) => info?.Id);
  }

  /** An `up`, a refresh with another `up`: the same containers, and nothing planned. */
  private async quiet(project: PulumiProject, column: Column): Promise<void> {
    await this.unchanged(project, column);
    const run = await project.up("--refresh");
    if (run.code !== 0) throw new Error(run.text);
    const now = await this.inspectAll();
    now.forEach((info, index) => {
      if (info?.Id !== this.ids[index]) this.complain(index, column, "replaced after a refresh");
    });
    this.ids = now.map((info) => info?.Id);
    if (run.counts.updated || run.counts.replaced) await this.unchanged(project, column);
  }

  /** What a preview wants to do, and to whose containers. */
  private async unchanged(project: PulumiProject, column: Column): Promise<void> {
    const { text } = await project.preview("--json");
    const { steps }: { steps: Step[] } = JSON.parse(text.slice(text.indexOf("{")));
    for (const { op, urn, detailedDiff } of steps) {
      if (op === "same" || op === "read") continue;
      const service = /Container::.*-s(\d+)-\d+$/.exec(urn)?.[1] ?? /(?:Network|Volume)::.*-t(\d+)$/.exec(urn)?.[1];
      if (service === undefined) throw new Error(`${column}: a preview wants to ${op} ${urn}`);
      this.complain(Number(service), column, `${op} (${Object.keys(detailedDiff ?? {}).join(", ")})`);
    }
  }

  private async applied(column: Column, expected: readonly unknown[]): Promise<void> {
    const shown = await this.shown();
    shown.forEach((value, index) => {
      try {
        expect(value).toEqual(expected[index]);
      } catch {
        this.complain(index, column, `shows ${JSON.stringify(value)}`);
      }
    });
  }

  private async shown(): Promise<unknown[]> {
    const infos = await this.inspectAll();
    return Promise.all(this.edits.map(({ shows }, index) => infos[index] && shows(infos[index], this.docker)));
  }

  /** The first container of each edit's service. */
  private async inspectAll(): Promise<readonly (ContainerInspectInfo | undefined)[]> {
    const filters = { label: [`com.docker.compose.project=${name}`, "com.docker.compose.container-number=1"] };
    const found = await this.docker.listContainers({ all: true, filters });
    const ids = new Map(found.map(({ Id, Labels }) => [Labels["com.docker.compose.service"], Id]));
    return Promise.all(
      this.edits.map((_, index) => {
        const id = ids.get(`s${index}`);
        return id === undefined ? undefined : this.docker.getContainer(id).inspect();
      }),
    );
  }

  private complain(index: number, column: Column, what: string): void {
    this.outcomes[index]?.get(column)?.push(what);
  }
}
