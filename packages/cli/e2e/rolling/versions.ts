export const IMAGE = "pulumi-compose/busybox:local";

export interface Version {
  /** What it answers. */
  readonly says: string;
  readonly isBroken?: boolean;
  readonly failureAction?: "pause" | "rollback";
  readonly scale?: number;
}

/** Somebody who asks, and a service that answers with its version. */
export function versionFile(
  project: string,
  { says, isBroken = false, failureAction = "pause", scale = 1 }: Version,
): string {
  const answer = isBroken ? "sleep 100000" : "exec httpd -f -p 80 -h /www";
  return `
name: ${project}
services:
  web:
    image: ${IMAGE}
    command: ["sh", "-c", "mkdir -p /www; echo $$SAYS > /www/index.html; ${answer}"]
    environment: { SAYS: ${says} }
    scale: ${scale}
    stop_grace_period: 1s
    healthcheck: { test: [CMD, wget, -q, -O-, "http://127.0.0.1/"], interval: 1s, timeout: 5s, retries: 2 }
    deploy: { update_config: { order: start-first, failure_action: ${failureAction} } }
  client:
    image: ${IMAGE}
    command: sleep 100000
    init: true
    stop_grace_period: 0s
    depends_on: { web: { condition: service_healthy } }
`;
}

/** Of an update of one container: when an engine is asked for what, and which of such requests it is. */
export const moments: readonly (readonly [what: string, request: RegExp, nth: number])[] = [
  ["the new one is made", /^POST \S*\/containers\/create/, 1],
  ["it is started", /^POST \S*\/containers\/\w+\/start/, 1],
  ["it leaves the network", /^POST \S*\/networks\/\w+\/disconnect/, 1],
  ["it comes back under the service's name", /^POST \S*\/networks\/\w+\/connect/, 2],
  ["the old one leaves the network", /^POST \S*\/networks\/\w+\/disconnect/, 2],
  ["the old one comes back without the name", /^POST \S*\/networks\/\w+\/connect/, 3],
  ["the old one is stopped", /^POST \S*\/containers\/\w+\/stop/, 1],
  ["the old one is deleted", /^DELETE \S*\/containers\/\w+/, 1],
];
