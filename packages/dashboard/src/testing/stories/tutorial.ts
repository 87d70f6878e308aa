import type { Story } from "../story";

/** Flask without Redis: three probes fail, and once Redis is there it heals. */
export function tutorial(beginMs: number, mode: Story["mode"] = "watch"): Story {
  return {
    yaml: `name: story

services:
  flask:
    build: ./app
    environment:
      REDIS_PASS: abc123
    ports: ["127.0.0.1:5000:5000"]
    healthcheck:
      test: curl -f http://localhost:5000/ || exit 1
      interval: 30s
      timeout: 3s
    networks: [mybridge]

  redis:
    image: redis:7
    profiles: [redis]
    command: redis-server --requirepass abc123
    networks: [mybridge]

networks:
  mybridge:
    driver: bridge
`,
    scenarios: { redis: { launchMs: 105_000 }, flask: { hang: 0, ready: { after: "redis" } } },
    untilMs: 150_000,
    mode,
    beginMs,
    prints: { flask: ["Hello! This page was seen 3 times.", "curl: (22) The requested URL returned error: 500"] },
    ports: { flask: [{ text: "127.0.0.1:5000->5000/tcp", url: "http://127.0.0.1:5000" }] },
  };
}
