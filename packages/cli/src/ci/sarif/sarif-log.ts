import { MESSAGE_DOCS } from "@pulumi-compose/health-model";
import { COMPOSE_MESSAGES, type Diagnostic, type MessageDoc, type Sources } from "@pulumi-compose/parser";
import { fingerprints } from "./fingerprints";
import { artifactLocation, regionOf, rootUri, SOURCE_ROOT } from "./places";
import { ruleOf, SARIF_LEVEL } from "./rules";
import type { SarifFix } from "./sarif-fix";

/** What a SARIF log is made of. */
export interface Findings {
  readonly diagnostics: readonly Diagnostic[];
  readonly sources: Sources;
  /** What the command would change to correct one; undefined: it cannot. */
  readonly fixOf: (diagnostic: Diagnostic) => SarifFix | undefined;
}

/** Where and by what a log is made. */
export interface LogOptions {
  /** Absolute: files in it are named from it. */
  readonly root: string;
  /** Of the command. */
  readonly version: string;
}

/**
 * A SARIF 2.1.0 log with one run, as text: each diagnostic is a result, each kind of message that could be one a rule. Columns count
 * UTF-16 code units, from 1; a region's end is the column behind it.
 */
export function sarifLog({ diagnostics, sources, fixOf }: Findings, { root, version }: LogOptions): string {
  const rules = rulesFor(diagnostics);
  const indexOf = new Map(rules.map(({ code }, index) => [code, index]));
  const prints = fingerprints(diagnostics, sources, root);
  const results = diagnostics.map((diagnostic, index) => {
    const { code, severity, message, hint, place, related = [] } = diagnostic;
    const fix = fixOf(diagnostic);
    return {
      ruleId: code,
      ruleIndex: indexOf.get(code),
      level: SARIF_LEVEL[severity],
      message: { text: hint === undefined ? message : `${message}\n${hint}` },
      ...(place && { locations: [{ physicalLocation: physical(place, sources, root) }] }),
      ...(related.length > 0 && {
        relatedLocations: related.map(({ message: text, place: at }, id) => ({
          id,
          message: { text },
          physicalLocation: physical(at, sources, root),
        })),
      }),
      partialFingerprints: { "pulumiCompose/v1": prints[index] },
      ...(fix && { fixes: [fix] }),
    };
  });
  const log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: {
          driver: {
            name: "pulumi-compose",
            semanticVersion: version,
            informationUri: "https://github.com/pulumi-compose/pulumi-compose",
            rules: rules.map(ruleOf),
          },
        },
        columnKind: "utf16CodeUnits",
        originalUriBaseIds: { [SOURCE_ROOT]: { uri: rootUri(root) } },
        results,
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

/** All that could have been said: a rule that has no result is one that was kept. What is of no table is described by itself. */
function rulesFor(diagnostics: readonly Diagnostic[]): readonly MessageDoc[] {
  const known = [...MESSAGE_DOCS.flatMap(({ docs }) => docs), ...COMPOSE_MESSAGES];
  const codes = new Set(known.map(({ code }) => code));
  const others = new Map<string, MessageDoc>();
  for (const { code, severity, message, hint = "" } of diagnostics) {
    if (!codes.has(code) && !others.has(code)) others.set(code, { code, severity, when: message, remedy: hint });
  }
  return [...known, ...others.values()];
}

function physical(place: NonNullable<Diagnostic["place"]>, sources: Sources, root: string): object {
  return { artifactLocation: artifactLocation(place.file, root), region: regionOf(place, sources.get(place.file)) };
}
