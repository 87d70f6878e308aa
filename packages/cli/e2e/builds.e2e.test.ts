import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ComposeFolder, hasToolchain } from "./support/compose-folder";

jest.setTimeout(300_000);

const project = "pcc-builds";
const from = "FROM pulumi-compose/busybox:local";

/** What a Dockerfile can have, and the first engine whose own BuildKit knows it. */
interface Feature {
  readonly since?: string;
  readonly dockerfile: string;
  /** Attributes of `build`, a line each. */
  readonly build?: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  /** What `/built` says in the end. */
  readonly built: string;
}

const features: Readonly<Record<string, Feature>> = {
  "mount-cache": { dockerfile: "RUN --mount=type=cache,target=/c echo kept > /c/x && cp /c/x /built", built: "kept" },
  "mount-bind": {
    dockerfile: "RUN --mount=type=bind,source=main,target=/m cp /m /built",
    files: { main: "bound" },
    built: "bound",
  },
  "mount-tmpfs": {
    dockerfile: "RUN --mount=type=tmpfs,target=/t echo gone > /t/x && echo here > /built",
    built: "here",
  },
  secret: {
    dockerfile: "RUN --mount=type=secret,id=token,required=true wc -c < /run/secrets/token > /built",
    build: ["secrets: [token]"],
    built: "6",
  },
  stage: {
    dockerfile: `RUN echo late > /built\n${from} AS early\nARG WHO\nRUN echo $WHO > /built\n${from} AS last\nRUN false`,
    build: ["target: early", "args: { WHO: me }"],
    built: "me",
  },
  hosts: {
    dockerfile: "RUN grep -c 10.9.8.7 /etc/hosts > /built",
    build: ["extra_hosts: ['there=10.9.8.7']", "network: none"],
    built: "1",
  },
  ignore: {
    dockerfile: "COPY . /all\nRUN ls /all | grep -c junk > /built || true",
    build: ["dockerfile: prod.Dockerfile"],
    files: { junk: "x", "prod.Dockerfile.dockerignore": "junk" },
    built: "0",
  },
  cached: { dockerfile: "RUN echo inline > /built", build: ["cache_to: ['type=inline']"], built: "inline" },
  link: { since: "23.0", dockerfile: "COPY --link main /built", files: { main: "linked" }, built: "linked" },
  heredoc: { since: "23.0", dockerfile: "COPY <<EOF /built\nhere\nEOF", built: "here" },
  context: {
    since: "23.0",
    dockerfile: "COPY --from=lib part /built",
    build: ["additional_contexts: { lib: ./lib }"],
    files: { "../lib/part": "beside" },
    built: "beside",
  },
  interval: {
    since: "25.0",
    dockerfile: "HEALTHCHECK --interval=9s --start-period=9s --start-interval=1s CMD true\nRUN echo checked > /built",
    built: "checked",
  },
  exclude: {
    since: "28.5",
    dockerfile: "COPY --exclude=junk . /all\nRUN ls /all | grep -c junk > /built || true",
    files: { junk: "x" },
    built: "0",
  },
  parents: {
    since: "29.1",
    dockerfile: "COPY --parents a/b/c /\nRUN cp /a/b/c /built",
    files: { "a/b/c": "deep" },
    built: "deep",
  },
};

(hasToolchain ? describe : describe.skip)("what BuildKit builds", () => {
  const folder = new ComposeFolder();
  const numbers = (version: string) =>
    version
      .split(".")
      .slice(0, 2)
      .map((part) => Number.parseInt(part, 10));
  const knows = ({ since = "0.0" }: Feature) => {
    const [major = 0, minor = 0] = numbers(folder.docker(["version", "--format", "{{.Server.Version}}"]));
    const [first = 0, firstMinor = 0] = numbers(since);
    return major > first || (major === first && minor >= firstMinor);
  };
  const imageOf = (name: string) => folder.docker(["inspect", `${project}-${name}-1`, "--format", "{{.Config.Image}}"]);

  function put(name: string, text: string): void {
    const path = join(folder.path, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  function write(names: readonly string[]): void {
    const services = names.map((name) => {
      const { build = [], files = {}, dockerfile } = features[name] ?? { dockerfile: "" };
      const file = build.some((line) => line.startsWith("dockerfile:")) ? "prod.Dockerfile" : "Dockerfile";
      put(`${name}/${file}`, `${from}\n${dockerfile}\n`);
      for (const [path, text] of Object.entries(files)) put(`${name}/${path}`, text);
      const lines = [`context: ./${name}`, ...build].map((line) => `      ${line}`);
      return [
        `  ${name}:`,
        "    command: sleep 100000",
        "    stop_grace_period: 0s",
        "    network_mode: none",
        "    build:",
        ...lines,
      ];
    });
    put("token", "hidden");
    folder.write(
      [`name: ${project}`, "services:", ...services.flat(), "secrets: { token: { file: ./token } }"].join("\n"),
    );
  }

  afterEach(() => {
    folder.run("down");
  });

  afterAll(() => folder.dispose());

  test("each feature that this engine knows: built, tagged by its content, built again only on a change", () => {
    const known = Object.keys(features).filter((name) => knows(features[name] as Feature));
    write(known);
    const first = folder.run("up");
    expect(first.stderr).toBe("");
    expect(first.status).toBe(0);
    for (const name of known) {
      const said = folder.docker(["exec", `${project}-${name}-1`, "cat", "/built"]).trim();
      expect([name, said]).toEqual([name, features[name]?.built]);
    }
    expect(folder.docker(["history", "--no-trunc", `${project}-secret:latest`])).not.toContain("hidden");
    expect(folder.run("up").stdout).toMatch(/succeeded in .*: \d+ unchanged$/m);

    const before = new Map(known.map((name) => [name, imageOf(name)]));
    put("mount-bind/main", "changed");
    put("token", "others");
    put("ignore/junk", "more");
    if (known.includes("context")) put("lib/part", "new");
    expect(folder.run("up").status).toBe(0);
    const changed = known.filter((name) => imageOf(name) !== before.get(name));
    expect(changed).toEqual(known.filter((name) => ["mount-bind", "context"].includes(name)));
    expect(folder.docker(["exec", `${project}-mount-bind-1`, "cat", "/built"])).toBe("changed");
  });

  test("what this engine does not know is refused with its line, and nothing is made", () => {
    const unknown = Object.keys(features).filter((name) => !knows(features[name] as Feature));
    if (unknown.length === 0) return;
    write(["stage", ...unknown]);
    const run = folder.run("up");
    expect(run.status).toBe(2);
    expect(run.stderr.match(/target\/builder-too-old/g)).toHaveLength(unknown.length);
    for (const name of unknown) expect(run.stderr).toContain(`service "${name}"`);
    expect(folder.docker(["ps", "--all", "--quiet", "--filter", `label=com.docker.compose.project=${project}`])).toBe(
      "",
    );
  });

  test("a step that fails is named", () => {
    put("bad/Dockerfile", `${from}\nRUN echo why && exit 3\n`);
    folder.write(`name: ${project}\nservices: { bad: { build: ./bad, network_mode: none } }`);
    const run = folder.run("up");
    expect(run.status).not.toBe(0);
    expect(run.stdout + run.stderr).toMatch(/failed to solve: .*exit 3.*exit code: 3/);
  });

  test("a warning is said once, whatever the display", () => {
    put("plain/Dockerfile", `${from}\n`);
    const build = "{ context: ./plain, ssh: [default] }";
    folder.write(`name: ${project}\nservices: { plain: { build: ${build}, command: sleep 9, network_mode: none } }`);
    for (const display of [["--plain"], ["--json"], []]) {
      const { stdout, stderr, status } = folder.run("up", ...display);
      expect(status).toBe(0);
      expect((stdout + stderr).match(/`build\.ssh` is left out/g)).toHaveLength(1);
    }
  });
});
