import type { Scenarios } from "@pulumi-compose/health-model";
import type { Story } from "../story";

const DOMAINS = [
  "account",
  "basket",
  "billing",
  "catalog",
  "chat",
  "content",
  "coupon",
  "delivery",
  "export",
  "fraud",
  "gift",
  "image",
  "ledger",
  "media",
  "notify",
  "order",
  "price",
] as const;
const KINDS = ["db", "migrate", "core", "api", "gateway", "edge"] as const;
const REPLICAS = 3;

/** A hundred services in six layers; those from the third on with three replicas. Two are not well. */
export function many(beginMs: number, untilMs = 600_000): Story {
  const names: string[] = [];
  const blocks: string[] = [];
  const scenarios: Record<string, Scenarios[string]> = {};
  for (const [layer, kind] of KINDS.entries()) {
    for (const [index, domain] of DOMAINS.entries()) {
      if (names.length === 100) break;
      const name = `${domain}-${kind}`;
      names.push(name);
      blocks.push(block(name, layer, index));
      scenarios[name] =
        kind === "migrate" ? { exit: { at: 900 + index * 130, code: 0 } } : { ready: 700 + ((index * 37) % 11) * 220 };
    }
  }
  return {
    yaml: `name: market\nservices:\n${blocks.join("")}`,
    scenarios: {
      ...scenarios,
      "chat-edge": { ready: "never" },
      "gift-core": { fail: 40_000 },
      "price-gateway": { ready: "never" },
    },
    untilMs,
    mode: "up",
    beginMs,
  };
}

function block(name: string, layer: number, index: number): string {
  const kind = KINDS[layer - 1];
  const own = DOMAINS[index] ?? DOMAINS[0];
  const lines = [`  ${name}:`, `    image: market/${name}:2`];
  if (layer >= 2) lines.push(`    deploy: { replicas: ${REPLICAS} }`);
  if (layer !== 1) lines.push("    healthcheck: { test: /bin/check, interval: 5s, timeout: 3s }");
  if (kind !== undefined) {
    const condition = kind === "migrate" ? "service_completed_successfully" : "service_healthy";
    lines.push("    depends_on:", `      ${own}-${kind}: { condition: ${condition} }`);
    const other = DOMAINS[(index * 5 + 3) % DOMAINS.length] ?? own;
    if (other !== own && index % 3 === 0 && layer !== 1)
      lines.push(`      ${other}-${kind}: { condition: ${condition} }`);
  }
  return `${lines.join("\n")}\n`;
}
