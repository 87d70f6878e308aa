import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Conversion, convert } from "./convert";
import type { ConvertOptions } from "./source/convert-options";

function converted(
  compose: string,
  options: Partial<ConvertOptions> = {},
  files: Record<string, string> = {},
): Conversion {
  const cwd = mkdtempSync(join(tmpdir(), "pcc-"));
  for (const [name, text] of Object.entries({ ...files, "compose.yaml": compose }))
    writeFileSync(join(cwd, name), text);
  return convert({
    cwd,
    files: ["compose.yaml"],
    projectName: "shop",
    env: {},
    style: "resources",
    out: "infra",
    ...options,
  });
}

const index = (conversion: Conversion) => conversion.files.get("index.ts") ?? "";

test.each([
  [
    "a required variable",
    "command: run $${NAME}",
    'const nameSetting = config.require("name");',
    'command: ["run", nameSetting]',
  ],
  ["a default", "hostname: $${HOST:-h}", 'config.get("host") ?? "h"', "hostname: host"],
  [
    "a secret",
    "environment: { A: 'x$${API_TOKEN}' }",
    'config.requireSecret("apiToken")',
    "pulumi.interpolate`A=x${apiToken}`",
  ],
  ["a plain one in a text", "environment: { A: 'x$${B}' }", 'config.require("b")', "`A=x${b}`"],
])("%s becomes a setting", (_, attribute, setting, use) => {
  const text = index(converted(`services:\n  web:\n    image: nginx\n    ${attribute.replaceAll("$$", "$")}\n`));
  expect(text).toContain(setting);
  expect(text).toContain(use);
});

test("a value in .env is a default, a secret's is not copied", () => {
  const conversion = converted(
    "services: { web: { image: nginx, environment: { A: '${LEVEL}', B: '${DB_PASSWORD}' } } }",
    {},
    { ".env": "LEVEL=7\nDB_PASSWORD=hidden\n" },
  );
  expect(index(conversion)).toContain('config.get("level") ?? "7"');
  expect(index(conversion)).toContain('config.requireSecret("dbPassword")');
  expect([...conversion.files.values()].join("")).not.toContain("hidden");
});

test("an empty file's content is read by the program, in a form that the plugin takes for one", () => {
  const compose = "services: { web: { image: nginx, configs: [c] } }\nconfigs: { c: { file: ./c.txt } }";
  const read = 'readFileSync(resolve(composeDir, "c.txt"), ';
  expect(index(converted(compose, {}, { "c.txt": "" }))).toContain(`contentBase64: ${read}"base64").concat("\\n")`);
  expect(index(converted(compose, {}, { "c.txt": "1" }))).toContain(`content: ${read}"utf8")`);
});

test("what the plugin reads back otherwise than it was given is ignored, and a change of it replaces the container", () => {
  const text = index(
    converted(
      "services: { db: { image: nginx, healthcheck: { interval: 5s }, security_opt: [no-new-privileges], pid: host } }",
    ),
  );
  expect(text).toContain('const dbHealthcheck = { interval: "5s" };');
  expect(text).toContain("healthcheck: dbHealthcheck,");
  expect(text).toContain('const dbSecurityOpts = ["no-new-privileges"];');
  expect(text).toContain('ignoreChanges: ["healthcheck", "securityOpts"]');
  expect(text).toContain("replacementTrigger: pulumi.all([dbHealthcheck, dbSecurityOpts])");
});

test("what an engine adds to a network is ignored, and a change of what was given makes the network anew", () => {
  const network = "{ driver_opts: { mtu: 1400 }, ipam: { config: [{ subnet: 10.9.0.0/24 }] } }";
  const text = index(
    converted(`services: { web: { image: nginx, networks: [back, front] } }\nnetworks: { back: ${network}, front: }`),
  );
  expect(text).toContain('const backIpamConfigs = [{ subnet: "10.9.0.0/24" }];');
  expect(text).toContain('const backOptions = { mtu: "1400" };');
  expect(text).toMatch(/options: backOptions,\s+ipamConfigs: backIpamConfigs,/);
  expect(text).toContain('ignoreChanges: ["ipamConfigs", "options"]');
  expect(text).toContain("replacementTrigger: pulumi.all([backIpamConfigs, backOptions])");
  expect(text).toMatch(/const frontNetwork = new docker.Network\("[^"]+-front", \{[^}]*\}\),\s*\}\);/);
});

test("an entrypoint that is cleared leaves the image's command", () => {
  const text = index(converted("services: { web: { image: nginx, entrypoint: [] } }"));
  expect(text).toContain('const webEntrypoints = [""];');
  expect(text).toContain("command: imageCommand(nginxImage),");
  expect(text).toMatch(/import \{.*imageCommand.*\} from "pulumi-compose"/);
});

test("a command with an empty word goes into `entrypoints`, behind the image's own", () => {
  const text = index(
    converted("services:\n  web:\n    image: nginx\n    # No snapshots.\n    command: [redis-server, --save, '']"),
  );
  expect(text).toContain('entrypoints: imageEntrypoint(nginxImage, ["redis-server", "--save", ""]),');
  expect(text).toContain("// No snapshots.");
  expect(text).not.toContain("command:");
  expect(text).toMatch(/import \{.*imageEntrypoint.*\} from "pulumi-compose"/);
  const given = index(converted("services: { web: { image: nginx, entrypoint: [test], command: [-z, ''] } }"));
  expect(given).toContain('entrypoints: ["test", "-z", ""],');
});

test("so does one with a word that is empty when the stack says nothing", () => {
  const text = index(converted("services: { web: { image: nginx, entrypoint: [serve], command: ['${FLAG:-}'] } }"));
  expect(text).toContain('entrypoints: ["serve", flag],');
  const said = index(converted("services: { web: { image: nginx, entrypoint: [serve], command: ['${FLAG:-x}'] } }"));
  expect(said).toContain("command: [flag],");
});

test("a port's variable is written down and reported; strictly, that is an error", () => {
  const compose = "services: { web: { image: nginx, ports: ['${PORT:-8080}:80'] } }";
  const conversion = converted(compose);
  expect(index(conversion)).toContain("external: 8080");
  expect(conversion.report?.fixed).toEqual([
    { variable: "PORT", value: undefined, why: "`services.web.ports.0` must be known to write the program" },
  ]);
  const strict = converted(compose, { strict: true });
  expect(strict.files.size).toBe(0);
  expect(strict.diagnostics.map(({ code }) => code)).toContain("convert/fixed-variable");
});

test("what has no counterpart is a warning with its line; strictly, an error", () => {
  const compose = "services:\n  web:\n    image: nginx\n    oom_score_adj: 5\n";
  expect(converted(compose).diagnostics).toMatchObject([
    { code: "target/unsupported", severity: "warning", place: { line: 4 } },
  ]);
  expect(converted(compose, { strict: true }).files.size).toBe(0);
});

const KEPT = `
x-pulumi-compose: { on_unhealthy: keep-waiting }
services:
  db: { image: d, healthcheck: { test: "true" }, x-pulumi-compose: { deadline: 5m } }
  cache: { image: c, healthcheck: { test: "true" }, x-pulumi-compose: { on_unhealthy: fail } }
  web: { image: w, depends_on: { db: { condition: service_healthy }, cache: { condition: service_healthy } } }
`;

test("a gate that keeps waiting does so in the program: told by it, or by the file that it reads", () => {
  const program = index(converted(KEPT));
  expect(program).toContain('healthy(db, { onUnhealthy: "keep-waiting", deadlineMs: 300000 })');
  expect(program).toContain("healthy(cache)");
  const component = converted(KEPT, { style: "component" });
  expect(index(component)).toContain('new ComposeProject("shop"');
  expect(index(component)).not.toContain("onUnhealthy");
  expect(index(component)).toContain('"../compose.yaml"');
});

test("on a swarm it does not, and the report says so", () => {
  const conversion = converted(KEPT, { target: "swarm" });
  expect(index(conversion)).not.toContain("onUnhealthy");
  expect(conversion.diagnostics.map(({ message }) => message)).toContainEqual(
    expect.stringContaining("a swarm kills an unhealthy task itself"),
  );
});

describe("commands of post_healthy", () => {
  const hooked = `
services:
  web:
    image: nginx
    x-pulumi-compose:
      post_healthy: [{ command: warm }]
`;

  test("are run by the component", () => {
    expect(converted(hooked, { style: "component" }).diagnostics).toEqual([]);
  });

  test("are left out of a program of its own resources, and the report says so with their line", () => {
    const { diagnostics } = converted(hooked);
    expect(diagnostics.map(({ code, severity, place }) => [code, severity, place?.line])).toEqual([
      ["convert/post-healthy", "warning", 6],
    ]);
    expect(converted(hooked, { strict: true }).diagnostics.map(({ severity }) => severity)).toEqual(["error"]);
  });
});

test("commands of post_start become hooks", () => {
  const text = index(
    converted(`
services:
  web:
    image: nginx
    # Once it runs.
    post_start:
      - command: ["sh", "-c", "warm \${CACHE:-up}"]
        user: root
        working_dir: /srv
        environment: { A: b }
`),
  );
  expect(text).toContain("// Once it runs.");
  expect(text).toContain('hooks: postStart("shop-web-1", webPostStart)');
  expect(text).toContain("replacementTrigger: webPostStart");
  expect(text).toContain('command: ["sh", "-c", `warm ${cache}`]');
  expect(text).toContain('workingDir: "/srv"');
});

test("services of profiles stand in an `if`; what others may use is a variable that may be missing", () => {
  const text = index(
    converted(`
services:
  web: { image: nginx, depends_on: { debug: { condition: service_started, required: false } } }
  debug: { image: busybox, profiles: [debug] }
  lone: { image: alpine, profiles: [lone] }
`),
  );
  expect(text).toMatch(/const debug =\s+profiles\.includes\("debug"\) && busyboxImage\s+\? new docker\.Container\(/);
  expect(text).toContain("dependsOn: [...(debug ? [debug] : [])]");
  expect(text).toContain('if (profiles.includes("lone")) {');
});

test("a long program is split", () => {
  const services = Array.from(
    { length: 20 },
    (_, at) => `  s${at}: { image: "i${at}", environment: { A: "\${LEVEL:-1}" } }`,
  );
  const { files } = converted(`services:\n${services.join("\n")}\n`);
  expect(files.get("settings.ts")).toContain('export const level = config.get("level") ?? "1";');
  expect(files.get("services/s3.ts")).toContain('import { level, replaceOnChanges } from "../settings";');
  expect(files.get("networks.ts")).toContain("export const defaultNetwork");
  expect(files.get("index.ts")).toContain('import "./services/s3";');
});

test("a thousand services, each behind the one before", () => {
  const services = Array.from({ length: 1_000 }, (_, at) =>
    [
      `  # Service ${at}.`,
      `  s${at}:`,
      `    image: "nginx:\${TAG:-1}"`,
      "    environment: { A: '${LEVEL:-info}', B: two } # why",
      "    healthcheck: { test: 'true' }",
      ...(at === 0 ? [] : [`    depends_on: { s${at - 1}: { condition: service_healthy } }`]),
    ].join("\n"),
  );
  const { report, files } = converted(`services:\n${services.join("\n")}\n`);
  expect(report?.gates).toHaveLength(999);
  expect(files.get("services/s999.ts")).toContain("dependsOn: [healthy(s998)]");
}, 120_000);

test("to export a health is to require it: only where somebody in the file does", () => {
  const check = 'image: i, healthcheck: { test: "true" }';
  const conversion = converted(
    `
services:
  db: { ${check} }
  cache: { ${check} }
  web:
    image: w
    depends_on:
      db: { condition: service_healthy }
      cache: { condition: service_healthy, required: false }
`,
    { style: "component" },
  );
  expect(index(conversion)).toContain("services.db.health");
  expect(index(conversion)).not.toContain("services.cache.health");
});

test("mistakes are diagnostics, and there are no files", () => {
  const conversion = converted("services: { web: { image: nginx, depends_on: [missing] } }");
  expect(conversion.files.size).toBe(0);
  expect(conversion.diagnostics.some(({ severity }) => severity === "error")).toBe(true);
});

test("what comes after pre_start hooks runs those before it again: the service, and a later hook, too", () => {
  const program = index(
    converted(
      "services:\n  web:\n    image: a\n    pre_start: [{ command: [one] }, { command: [two] }, { command: [three] }]\n",
    ),
  );
  const calls = [...program.matchAll(/preStart\((.*?)\)/g)].map(([, call = ""]) => call.split(", [")[1]);
  expect(calls).toEqual(["webPreStart0]", "webPreStart0, webPreStart1]", "webPreStart0, webPreStart1, webPreStart2]"]);
});

test("a relay is a container like any other, and has the ports", () => {
  const text = index(
    converted("services:\n  web: { image: a, ports: ['8080:80'], x-pulumi-compose: { relay: true } }\n"),
  );
  expect(text.match(/ports: \[/g)).toHaveLength(1);
  expect(text.slice(text.indexOf('"shop-web-relay-1"'))).toContain("external: 8080");
  expect(text).toContain('name: "haproxy:3.2-alpine"');
  expect(text).toContain("  server-template to- 64 web:80\n");
  expect(text).toContain('{ "io.pulumi-compose.relay": "web" }');
});

describe("an update that asks to start the new container first", () => {
  const compose = `services:
  web:
    image: nginx
    deploy:
      update_config: { order: start-first }
  api: { image: nginx, scale: 2, deploy: { update_config: { order: start-first, failure_action: rollback } } }
  db: { image: "postgres:16", deploy: { update_config: { order: stop-first } } }
`;

  test("is none in a program of explicit resources, which says so of each with its line", () => {
    const conversion = converted(compose);
    const text = index(conversion);
    expect(conversion.diagnostics.map(({ code, place, message }) => [code, place?.line, message])).toEqual([
      ["target/stop-first", 5, expect.stringMatching(/^service "web": .* explicit resources/)],
      ["target/stop-first", 6, expect.stringMatching(/^service "api": .* explicit resources/)],
    ]);
    expect(text).toContain('name: "shop-web-1",');
    expect(text.match(/deleteBeforeReplace: true/g)).toHaveLength(3);
    const never = converted(compose.replaceAll("start-first", "stop-first"));
    expect([never.diagnostics, index(never)]).toEqual([[], text]);
  });

  test("is an error of a strict conversion", () => {
    const { files, diagnostics } = converted(compose, { strict: true });
    expect([files.size, diagnostics.map(({ severity }) => severity)]).toEqual([0, ["error", "error"]]);
  });

  test("goes on with the component, which says what is in its way", () => {
    expect(converted(compose, { style: "component" }).diagnostics).toEqual([]);
    const port = compose.replace("image: nginx\n", "image: nginx\n    ports: ['80:80']\n");
    expect(converted(port, { style: "component" }).diagnostics).toMatchObject([
      { code: "target/stop-first", place: { line: 4 }, message: expect.stringContaining("one port of the host") },
    ]);
  });
});

describe("the program around the file says under which address web pages are", () => {
  const address = (target: ConvertOptions["target"], port: string, more = "") =>
    /export const webUrl\d* = (.*);/.exec(
      index(
        converted(`services:\n  web:\n    image: nginx\n    ports: [${port}]\n    ${more}\n`, {
          style: "component",
          ...(target && { target }),
        }),
      ),
    )?.[1];
  const url = (port: number) => `shop.services.web.url(${port})`;

  test.each<[target: ConvertOptions["target"], port: string, more: string, expected: string | undefined]>([
    ["docker", '"8080:80"', "", url(80)],
    ["docker", '"127.0.0.1:8080:80"', "", url(80)],
    ["docker", '"8443:443"', "", 'shop.services.web.url(443, "https")'],
    ["docker", '"5432:5432"', "", undefined],
    ["swarm", '"8080:80"', "", url(80)],
    ["swarm", "{ target: 80, mode: host }", "", undefined],
    ["kubernetes", '"8080:80"', "", undefined],
    ["kubernetes", '"8080:80"', "x-pulumi-compose: { publish: NodePort }", url(80)],
    ["kubernetes", '"8080:80"', "x-pulumi-compose: { publish: none }", undefined],
    ["kubernetes", '"127.0.0.1:8080:80"', "", undefined],
    ["kubernetes", '"8080:80/udp"', "", undefined],
    ["kubernetes", '"5432:5432"', "", undefined],
  ])("%s, %s %s", (target, port, more, expected) => {
    expect(address(target, port, more)).toBe(expected);
  });
});
