import { readFileSync } from "node:fs";
import { join } from "node:path";
import { flaskRedis, root } from "../../support/toolchain";

/** The tutorial's Flask and Redis: Redis on the second node, three of Flask over both, each on a port of its node. */
export function tutorialFiles(name: string): Record<string, string> {
  return {
    "app.py": readFileSync(join(root, "stacks/flask-redis/app/app.py"), "utf8"),
    "compose.yaml": `
name: ${name}
services:
  redis:
    image: ${flaskRedis}
    init: true
    command: redis-server --requirepass \${REDIS_PASS:?set it to the password of Redis}
    environment:
      REDISCLI_AUTH: \${REDIS_PASS}
    healthcheck: { test: "redis-cli ping | grep -q PONG || exit 1", interval: 1s, timeout: 10s, retries: 10 }
    deploy:
      endpoint_mode: dnsrr
      placement: { constraints: [node.hostname == node-2] }
  flask:
    image: ${flaskRedis}
    init: true
    command: [python3, /app.py]
    configs: [{ source: app, target: /app.py }]
    environment:
      REDIS_PASS: \${REDIS_PASS}
    ports: [{ target: 5000, mode: host }]
    healthcheck: { test: "curl -f http://localhost:5000/ || exit 1", interval: 1s, timeout: 10s, retries: 10 }
    depends_on:
      redis: { condition: service_healthy }
    deploy: { replicas: 3, endpoint_mode: dnsrr }
configs:
  app: { file: app.py }
`,
  };
}

/**
 * Three of a web server that says its version, and is healthy unless that is "bad". Asked to stop, it goes on for a
 * second and a half: somebody may just have looked up its address.
 */
export function webFiles(name: string, version: string): Record<string, string> {
  const serve = [
    "mkdir /www && echo $$VERSION > /www/index.html && httpd -f -h /www & server=$$!",
    "trap 'sleep 1.5; kill $$server' TERM",
    "wait; wait",
  ].join("; ");
  return {
    "compose.yaml": `
name: ${name}
services:
  web:
    image: busybox:latest
    command: [sh, -c, "${serve}"]
    environment: { VERSION: ${version} }
    healthcheck:
      test: 'test "$$VERSION" != bad && wget -qO /dev/null http://127.0.0.1'
      interval: 1s
      timeout: 10s
      retries: 3
    deploy:
      replicas: 3
      endpoint_mode: dnsrr
      restart_policy: { delay: 1s }
`,
  };
}
