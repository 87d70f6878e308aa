import type { Scenarios } from "@pulumi-compose/health-model";
import type { Story } from "../story";

const YAML = `name: shop

services:
  db:
    image: postgres:16
    environment: { POSTGRES_PASSWORD_FILE: /run/secrets/db }
    healthcheck:
      test: pg_isready
      interval: 5s
      timeout: 3s
      start_period: 20s
  cache:
    image: redis:7
    environment: { REDISCLI_AUTH: wrong }
    healthcheck:
      test: redis-cli ping | grep PONG || exit 1
      interval: 5s
      timeout: 3s
  queue:
    image: rabbitmq:3
    healthcheck:
      test: rabbitmq-diagnostics -q ping
      interval: 10s
      timeout: 5s
  migrate:
    image: shop/migrate:1.4
    depends_on:
      db: { condition: service_healthy }
  api:
    image: shop/api:1.4
    deploy: { replicas: 3 }
    ports: ["8000"]
    healthcheck:
      test: curl -fsS http://localhost:8000/health
      interval: 5s
      timeout: 3s
    depends_on:
      migrate: { condition: service_completed_successfully }
      cache: { condition: service_healthy }
  worker:
    image: shop/worker:1.4
    depends_on:
      migrate: { condition: service_completed_successfully }
      queue: { condition: service_healthy }
  mailer:
    image: shop/mailer:1.4
    depends_on:
      queue: { condition: service_healthy }
      cache: { condition: service_healthy, required: false }
  web:
    image: shop/web:1.4
    ports: ["127.0.0.1:8080:80"]
    healthcheck:
      test: wget -qO- http://localhost/ || exit 1
      interval: 5s
      timeout: 3s
    depends_on:
      api: { condition: service_healthy }
  proxy:
    image: traefik:3
    ports: ["127.0.0.1:443:443"]
    depends_on:
      web: { condition: service_healthy }
      db: { condition: service_started }
`;

/** After so long everything is there. */
const WELL_MS = 60_000;

/** A shop of ten services. */
function shop(beginMs: number, scenarios: Scenarios, untilMs: number, mode: Story["mode"]): Story {
  return {
    yaml: YAML,
    scenarios: {
      db: { ready: 3_000 },
      queue: { ready: 14_000 },
      migrate: { exit: { at: 3_500, code: 0 } },
      api: { ready: 2_000 },
      web: { ready: 1_000 },
      ...scenarios,
    },
    untilMs,
    mode,
    beginMs,
    prints: {
      cache: ["PONG", "AUTH failed: WRONGPASS invalid username-password pair or user is disabled."],
      db: ["/var/run/postgresql:5432 - accepting connections", "/var/run/postgresql:5432 - no response"],
      queue: ["Ping succeeded", "Error: unable to perform an operation on node 'rabbit@queue'"],
    },
    ports: {
      web: [{ text: "127.0.0.1:8080->80/tcp", url: "http://127.0.0.1:8080" }],
      proxy: [{ text: "127.0.0.1:443->443/tcp", url: "https://127.0.0.1" }],
    },
  };
}

/** Redis has another password than its check: a gate fails, with a chain of services behind it. */
export function failedGate(beginMs: number, mode: Story["mode"] = "up"): Story {
  return shop(beginMs, { cache: { ready: "never" } }, 600_000, mode);
}

/** The same without the mistake. @param untilMs how far it has come */
export function wellStarted(beginMs: number, untilMs = 600_000): Story {
  const story = shop(beginMs, { cache: { ready: 1_000 } }, untilMs, "up");
  return untilMs < WELL_MS ? { ...story, isUnderWay: true } : story;
}
