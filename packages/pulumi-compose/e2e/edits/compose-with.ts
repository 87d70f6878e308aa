import { busybox } from "../support/toolchain";
import type { Edit } from "./edit";

/** The states of an edited attribute. */
export type Phase = "absent" | "before" | "after";

/** Files that the edits refer to. */
export const editFiles: Readonly<Record<string, string>> = {
  "one.env": "FROM_FILE=one\n",
  "two.env": "FROM_FILE=two\n",
  "second.txt": "second",
  "blank.txt": "",
};

/**
 * The file in which every edit has a service of its own, called `s0`, `s1`, …; `phaseOf` says which state each is in.
 *
 * @param image that of the services whose edits name none
 */
export function composeWith(edits: readonly Edit[], phaseOf: (edit: Edit) => Phase, image = busybox): string {
  const services = edits.map((edit, index) => serviceOf(`s${index}`, edit, phaseOf(edit), image));
  return `services:\n${services.join("\n")}\n${fixed}`;
}

function serviceOf(name: string, edit: Edit, phase: Phase, image: string): string {
  const lines = phase === "absent" ? [] : edit[phase].split("\n");
  const has = (attribute: string) => lines.some((line) => line.startsWith(`${attribute}:`));
  const all = [
    ...(has("image") ? [] : [`image: ${image}`]),
    ...(has("command") ? [] : ["command: sleep 1000"]),
    ...(has("stop_grace_period") ? [] : ["stop_grace_period: 0s"]),
    ...lines,
  ];
  return `  ${name}:\n${all.map((line) => `    ${line}`).join("\n")}`;
}

const keeper = `image: ${busybox}, command: sleep 1000, stop_grace_period: 0s`;

/** What the edits refer to, and a service that nothing concerns. */
const fixed = `
  bystander: { ${keeper} }
  linked: { ${keeper} }
  keeper-one: { ${keeper}, volumes: ["one:/v"] }
  keeper-two: { ${keeper}, volumes: ["two:/v"] }
networks:
  n1:
  n2: { ipam: { config: [{ subnet: 10.214.7.0/24 }] } }
volumes: { one: , two: }
configs: { small: { content: small }, large: { content: large }, empty: { content: "" }, blank: { file: ./blank.txt } }
secrets: { one: { file: ./one.env }, two: { file: ./second.txt }, nothing: { file: ./blank.txt } }
`;
