// Loads mutated compose files one after another and reports to its parent. Plain JavaScript over the built package, so
// that nothing but the parser is measured.
const [built, count, seed] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
const { canonical, goJson, parseProject, renderDiagnostics } = require(built);

// A small generator of random numbers (mulberry32), so that a seed gives the same run again.
let state = seed >>> 0;
function random() {
  state = (state + 0x6d2b79f5) >>> 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
}
const below = (n) => Math.floor(random() * n);
const pick = (list) => list[below(list.length)];

const seeds = [
  `name: shop
x-defaults: &defaults
  restart: always
  logging: {driver: json-file, options: {max-size: 10m}}
services:
  web:
    <<: *defaults
    image: "nginx:\${TAG:-1.25}"
    ports: ["8080:80", {target: 443, published: "8443"}]
    depends_on: {db: {condition: service_healthy}}
    environment: [A=1, "B=\${B:?missing}", C]
    volumes: [data:/data:ro, ./src:/src, {type: tmpfs, target: /tmp, tmpfs: {size: 64m}}]
    command: sh -c 'echo "$$HOME" && sleep 1'
  db:
    image: postgres
    healthcheck: {test: [CMD, pg_isready], interval: 10s, retries: 5}
    deploy: {resources: {limits: {cpus: "0.5", memory: 512M}}}
    networks: {back: {aliases: [data]}}
networks: {back: null}
volumes: {data: {}}
`,
  `include:
  - part.yaml
  - {path: [part.yaml, other.yaml], env_file: web.env}
services:
  a: {extends: {file: part.yaml, service: p}, env_file: web.env, scale: 2}
  b:
    extends: a
    build: {context: ., args: {X: "\${X-1}"}, ssh: [default]}
    ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}
    labels:
      - com.example=1
    develop: {watch: [{path: src, action: rebuild}]}
secrets: {k: {file: ./k}}
configs: {c: {content: "a\\nb"}}
`,
  `services:
  x:
    image: |
      long
    command: >-
      folded text
      goes on
    entrypoint: !override ["a", 'b']
    environment: !reset null
    gpus: all
    post_start: [{command: [a], user: root}]
    provider: {type: awesome, options: {a: [1, true]}}
    pid: service:y
    stop_grace_period: 1m30s
  y: &y {image: z, tty: yes, init: off, cpus: .5, mem_limit: 1_000}
  __proto__: *y
  constructor: {image: c, labels: {__proto__: "1", toString: x}}
---
services: {x: {image: second}}
`,
];
const tokens = [
  ..."{}[]:,&*!|>'\"%@`#-?\n \t$~=/\\<.0",
  "\r\n",
  "\u0000",
  "\ufeff",
  "\u{1f47b}",
  "\ud800",
  "<<",
  "<<: *y",
  "&a ",
  "*a",
  "!!int ",
  "!reset ",
  "---\n",
  "...\n",
  "${",
  "$$",
  "${A",
  "${A:-",
  "}",
  "${A:?",
  "__proto__",
  "constructor",
  "services:",
  "  image: x\n",
  "null",
  "true",
  "1e999",
  "0x",
  "-0",
  "9223372036854775808",
  "1970-01-01",
  "service:",
  "extends:",
  "include:",
  "[[[[[[[[[[[[",
  "{a: {a: {a: ",
];

function mutate(text) {
  let out = text;
  for (let i = 1 + below(8); i > 0; i--) {
    const at = below(out.length + 1);
    const length = below(20);
    switch (below(6)) {
      case 0:
        out = out.slice(0, at) + pick(tokens) + out.slice(at);
        break;
      case 1:
        out = out.slice(0, at) + out.slice(at + length);
        break;
      case 2: {
        const from = below(out.length + 1);
        out = out.slice(0, at) + out.slice(from, from + below(200)) + out.slice(at);
        break;
      }
      case 3: {
        const lines = out.split("\n");
        const line = below(lines.length);
        lines.splice(line, 1, pick(["  ", "", "    "]) + (lines[below(lines.length)] ?? ""));
        out = lines.join("\n");
        break;
      }
      case 4:
        out = out.slice(0, at) + String.fromCharCode(below(256)) + out.slice(at + 1);
        break;
      default: {
        const other = pick(seeds);
        const from = below(other.length);
        out = out.slice(0, at) + other.slice(from, from + below(120)) + out.slice(at + length);
      }
    }
  }
  return out.slice(0, 20_000);
}

let slowestMs = 0;
let rssMiB = 0;
function send(done, more = {}) {
  rssMiB = Math.max(rssMiB, Math.round(process.memoryUsage().rss / 2 ** 20));
  process.send({ done, slowestMs: Math.round(slowestMs), rssMiB, ...more });
}

for (let i = 0; i < count; i++) {
  const content = mutate(pick(seeds));
  const part = random() < 0.2 ? mutate(seeds[0]) : "services: {p: {image: p, environment: {P: 1}}}\n";
  const env = random() < 0.2 ? mutate("A=1\nexport B='x y'\nC=\"$A ${B:-z}\"\n# c\nD\n") : "A=1\n";
  const files = [
    { name: "compose.yaml", content },
    { name: "part.yaml", content: part },
    { name: "other.yaml", content: "services: {}\n" },
    { name: "web.env", content: env },
  ];
  const start = process.cpuUsage();
  try {
    const result = parseProject({ files, env: { B: "b" }, symbols: random() < 0.1 ? ["TAG"] : [] });
    renderDiagnostics(result.diagnostics, result.sources);
    if (result.project) goJson(canonical(result.project));
    else if (!result.diagnostics.some((d) => d.severity === "error")) throw new Error("neither a project nor an error");
  } catch (error) {
    send(i, { failure: `${error.stack}\n${JSON.stringify({ content, part, env })}` });
    process.exit(1);
  }
  // Time of the processor, so that a busy machine is not taken for a hang.
  const { user, system } = process.cpuUsage(start);
  slowestMs = Math.max(slowestMs, (user + system) / 1000);
  if (i % 500 === 0) send(i);
}
send(count, { finished: true });
process.exitCode = 0;
process.disconnect();
