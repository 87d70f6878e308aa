/** The parts of a mount in short syntax: `[source:]target[:options]`. */
export interface VolumeParts {
  readonly problem?: string;
  readonly source?: string;
  readonly target?: string;
  readonly readOnly?: boolean;
  readonly nocopy?: boolean;
  readonly propagation?: string;
  readonly selinux?: string;
}

const propagations = new Set(["rprivate", "private", "rshared", "shared", "rslave", "slave"]);

/** Splits a mount in short syntax (Compose Specification, services, volumes). */
export function parseVolume(spec: string): VolumeParts {
  if (spec === "") return { problem: "it is empty" };
  if (spec.length <= 2) return { target: spec };
  const sections = split(spec);
  if (sections.some((section) => section === "")) return { problem: "a section between colons is empty" };
  if (sections.length === 1) return { target: spec };
  const [source = "", target = "", options, ...rest] = sections;
  if (rest.length > 0) return { problem: "it has too many colons", source, target };
  return { source, target, ...(options !== undefined && parseOptions(options)) };
}

/** Splits at colons, but not at that of a Windows drive or inside `${…}`. */
function split(spec: string): string[] {
  const sections: string[] = [];
  let section = "";
  let inVariable = 0;
  for (let at = 0; at < spec.length; at++) {
    const char = spec[at] ?? "";
    if (char === "$" && spec[at + 1] === "{") inVariable++;
    else if (char === "}" && inVariable > 0) inVariable--;
    const drive = char === ":" && /^\p{L}$/u.test(section);
    if (char === ":" && !drive && inVariable === 0) {
      sections.push(section);
      section = "";
    } else {
      section += char;
    }
  }
  sections.push(section);
  return sections;
}

function parseOptions(text: string): Partial<VolumeParts> {
  let out: Partial<VolumeParts> = {};
  for (const option of text.split(",")) {
    if (option === "ro") out = { ...out, readOnly: true };
    else if (option === "rw") out = { ...out, readOnly: false };
    else if (option === "nocopy") out = { ...out, nocopy: true };
    else if (option === "z" || option === "Z") out = { ...out, selinux: option };
    else if (propagations.has(option)) out = { ...out, propagation: option };
    // Anything else is left to the engine, which knows options of its own.
  }
  return out;
}

/** Whether the source of a mount in short syntax is a path (a bind mount) and not the name of a volume. */
export function isPath(source: string): boolean {
  if (/^[./~]/.test(source) || source.startsWith("\\\\")) return true;
  return /^\p{L}:/u.test(source);
}
