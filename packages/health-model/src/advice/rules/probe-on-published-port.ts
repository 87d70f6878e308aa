import type { PortConfig } from "@pulumi-compose/parser";
import { defineMessage } from "@pulumi-compose/parser";
import type { Rule } from "../rule";

const PUBLISHED = defineMessage<{ readonly name: string; readonly published: number; readonly target: number }>({
  code: "health/probe-on-published-port",
  severity: "warning",
  when: "A test asks a port on localhost that is only published on the host. Probes run inside the container, where the service listens on the container's port.",
  remedy: "Probe the container's own port.",
  text: ({ name, published, target }) =>
    `the test of "${name}" asks port ${published}, which is the host's; in the container it is ${target}`,
});

const LOCAL_PORT = /(?:localhost|127\.0\.0\.1|\[::1\]|0\.0\.0\.0):(\d+)/g;

export const probeOnPublishedPort: Rule = {
  docs: [PUBLISHED],
  advise: ({ name, service, declaredTest, at }) => {
    const ports = service.ports ?? [];
    if (declaredTest === undefined || ports.length === 0 || service.network_mode === "host") return [];
    const own = new Set([...ports.map((port) => port.target), ...exposed(service.expose ?? [])]);
    return declaredTest.words.flatMap((word, index) => {
      const asked = [...word.matchAll(LOCAL_PORT)].map((match) => Number(match[1]));
      return asked.flatMap((published) => {
        const target = own.has(published) ? undefined : targetOf(ports, published);
        if (target === undefined) return [];
        const path = at("healthcheck", "test", index + 1).path;
        const edit = { kind: "replace", path, from: `:${published}`, to: `:${target}` } as const;
        const report = PUBLISHED.report({ name, published, target }, at("healthcheck", "test"));
        return [{ ...report, fix: { title: `ask port ${target}`, edits: [edit] } }];
      });
    });
  },
};

function exposed(expose: readonly string[]): number[] {
  return expose.map((one) => Number.parseInt(one, 10));
}

/** The container's port behind a published one, ranges included. */
function targetOf(ports: readonly PortConfig[], asked: number): number | undefined {
  for (const { published, target } of ports) {
    const [first = Number.NaN, last = first] = (published ?? "").split("-").map(Number);
    if (asked >= first && asked <= last) return target + (asked - first);
  }
  return undefined;
}
