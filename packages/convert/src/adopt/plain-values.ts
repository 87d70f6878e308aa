import type { AdoptableProject } from "@pulumi-compose/docker-health";
import { type ResourcePlan, splitMarkers } from "@pulumi-compose/project";
import type { Source } from "../source/source";
import { refersToImage } from "./refers-to-image";

/** What the markers of planned arguments stand for in a project that runs already. */
export class PlainValues {
  constructor(
    private readonly source: Source<ResourcePlan>,
    private readonly found: AdoptableProject,
    /** Values of the variables that are settings of the program. */
    private readonly variables: Readonly<Record<string, string | undefined>>,
    private readonly readFile: (path: string) => string,
  ) {}

  /** The value with every marker replaced. */
  resolve(value: unknown): unknown {
    if (typeof value === "string") return this.text(value);
    if (Array.isArray(value)) return value.map((item) => this.resolve(item));
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).filter(([, child]) => child !== undefined);
    return Object.fromEntries(entries.map(([key, child]) => [key, this.resolve(child)]));
  }

  private text(text: string): string {
    const pieces = splitMarkers(text).map((piece) => {
      if (typeof piece === "string") return piece;
      if ("secret" in piece) return this.text(piece.secret.content);
      if ("reference" in piece) return this.reference(piece.reference.kind, piece.reference.key);
      if ("digestOf" in piece) return "";
      // Of an engine nothing is.
      if ("verbatim" in piece) return this.text(piece.verbatim);
      const file = this.source.files.textFile(piece.symbol);
      if (file !== undefined) return this.readFile(file);
      const read = this.source.envFiles.variable(piece.symbol);
      if (read) return read.value;
      return this.variables[piece.symbol] ?? this.source.settings.get(piece.symbol)?.fallback ?? "";
    });
    return pieces.join("");
  }

  private reference(kind: string, key: string): string {
    const { found, source } = this;
    if (kind === "network") return found.networks.get(key) ?? "";
    if (kind === "volume") {
      const own = source.plan.volumes.find((volume) => volume.key === key && volume.owner?.adopted);
      return own?.args.name ?? found.volumes.get(key) ?? "";
    }
    if (kind === "container") {
      return found.containers.find(({ service, number }) => `${service}-${number}` === key)?.id ?? "";
    }
    // The image of a plan is the one that the containers which use it run.
    const user = source.plan.containers.find(({ args }) => refersToImage(args.image, key));
    return found.containers.find(({ service }) => service === user?.service)?.imageId ?? "";
  }
}
