import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// Each step starts the command some times.
jest.setTimeout(60_000);

const root = resolve(__dirname, "../../..");
const executable = join(root, "packages/cli/dist/main.js");

const folder = mkdtempSync(join(tmpdir(), "pca-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function validated(kind: "action" | "workflow", files: readonly string[]): readonly string[] {
  const { stdout, stderr } = spawnSync(process.execPath, [join(__dirname, "validate.mjs"), kind, ...files], {
    encoding: "utf8",
  });
  if (stdout === "") throw new Error(stderr);
  return JSON.parse(stdout);
}

const yamlIn = (path: string) =>
  readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ya?ml$/.test(name))
    .map((name) => join(path, name));

test("action.yml, the actions and the workflows are what GitHub takes", () => {
  const actions = [join(root, "action.yml"), ...yamlIn(join(root, ".github/actions"))];
  expect(validated("action", actions)).toEqual([]);
  const workflows = yamlIn(join(root, ".github/workflows"));
  expect(workflows.length).toBeGreaterThan(3);
  expect(validated("workflow", workflows)).toEqual([]);
});

test("what it does not take is told of", () => {
  const file = join(folder, "action.yml");
  writeFileSync(file, "name: x\ndescription: y\nruns: { using: composite, steps: [{ run: a, shel: bash }] }\n");
  expect(validated("action", [file]).join()).toMatch(/shel/);
});

test("every input is used, and everything used is an input", () => {
  const text = readFileSync(join(root, "action.yml"), "utf8");
  const [declared = ""] = /^inputs:\n([\s\S]*?)\n\S/m.exec(text)?.slice(1) ?? [];
  const names = [...declared.matchAll(/^ {2}([\w-]+):/gm)].map(([, name]) => name);
  const used = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
  expect([...new Set(used)].sort()).toEqual([...names].sort());
});

interface Request {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly token: string | undefined;
  readonly body: { readonly body?: string };
}

interface Comment {
  readonly id: number;
  readonly body: string;
}

/** GitHub's API of comments, as far as it is asked. */
class GitHub {
  readonly comments: Comment[] = [];
  readonly requests: Request[] = [];
  refuses = false;
  private readonly server = createServer(async (request, response) => {
    const body = await bodyOf(request);
    const { method, url = "" } = request;
    this.requests.push({ method, url, token: request.headers.authorization, body });
    response.setHeader("content-type", "application/json");
    if (this.refuses) {
      response.statusCode = 403;
      response.end('{"message":"Resource not accessible by integration"}');
      return;
    }
    const { pathname, searchParams } = new URL(url, "http://api");
    if (method === "GET" && pathname === "/repos/o/r/issues/7/comments") {
      const page = Number(searchParams.get("page"));
      const size = Number(searchParams.get("per_page"));
      response.end(JSON.stringify(this.comments.slice((page - 1) * size, page * size)));
    } else if (method === "POST" && pathname === "/repos/o/r/issues/7/comments") {
      this.comments.push({ id: 1000 + this.comments.length, body: body.body ?? "" });
      response.statusCode = 201;
      response.end(JSON.stringify(this.comments.at(-1)));
    } else if (method === "PATCH") {
      const id = Number(/^\/repos\/o\/r\/issues\/comments\/(\d+)$/.exec(pathname)?.[1]);
      const index = this.comments.findIndex((comment) => comment.id === id);
      this.comments[index] = { id, body: body.body ?? "" };
      response.end(JSON.stringify(this.comments[index]));
    } else {
      response.statusCode = 404;
      response.end('{"message":"Not Found"}');
    }
  });

  listen(): Promise<void> {
    return new Promise((done) => this.server.listen(0, "127.0.0.1", done));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    this.server.closeAllConnections();
    return new Promise((done) => this.server.close(() => done()));
  }
}

async function bodyOf(request: IncomingMessage): Promise<Request["body"]> {
  let text = "";
  for await (const chunk of request) text += String(chunk);
  return text === "" ? {} : JSON.parse(text);
}

interface Ran {
  readonly steps: readonly { readonly id: string; readonly code: number; readonly out: string }[];
  readonly outputs: Readonly<Record<string, string>>;
}

function runAction(inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}): Promise<Ran> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("GITHUB_")));
  const child = spawn(process.execPath, [join(__dirname, "run-composite.mjs"), root], { env: clean });
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
  child.stdin.end(
    JSON.stringify({ inputs: { executable, ...inputs }, env: { GITHUB_WORKSPACE: folder, ...env }, cwd: folder }),
  );
  return new Promise((done, fail) =>
    child.on("close", () => (out === "" ? fail(new Error(err)) : done(JSON.parse(out)))),
  );
}

const codes = ({ steps }: Ran) => steps.map(({ id, code }) => [id, code]);
const outOf = ({ steps }: Ran, id: string) => steps.find((one) => one.id === id)?.out ?? "";

const ONE_SHOT = `services:
  job:
    image: busybox
    restart: always
  web:
    image: busybox
    depends_on: { job: { condition: service_completed_successfully } }
`;

describe("its steps, in order", () => {
  const github = new GitHub();
  const event = join(folder, "event.json");
  const summary = join(folder, "summary.md");
  const onPullRequest = () => ({
    GITHUB_API_URL: github.url,
    GITHUB_REPOSITORY: "o/r",
    GITHUB_EVENT_PATH: event,
    GITHUB_STEP_SUMMARY: summary,
  });

  beforeAll(async () => {
    await github.listen();
    writeFileSync(event, JSON.stringify({ pull_request: { number: 7 } }));
  });
  afterAll(() => github.close());
  beforeEach(() => {
    writeFileSync(join(folder, "compose.yaml"), ONE_SHOT);
    writeFileSync(summary, "");
    github.comments.length = 0;
    github.requests.length = 0;
    github.refuses = false;
  });

  test("advise annotates, and fails where strict says so, after the comment", async () => {
    const ran = await runAction({ strict: "true", comment: "true" }, onPullRequest());
    expect(codes(ran)).toEqual([
      ["install", 0],
      ["run", 0],
      ["comment", 0],
      ["end", 1],
    ]);
    expect(outOf(ran, "run")).toMatch(/^::warning title=health\/restart-of-one-shot,file=compose\.yaml,line=4,/);
    expect(ran.outputs["exit-code"]).toBe("1");
    const report = readFileSync(ran.outputs.report ?? "", "utf8");
    expect(report).toMatch(/^### advise [\w-]+: 1 warning/);
    expect(report).toContain("| warning | compose.yaml:4 ");
    expect(readFileSync(summary, "utf8")).toBe(report);
    expect(github.comments).toEqual([{ id: 1000, body: expect.stringContaining(report) }]);
    expect(github.requests.map(({ token }) => token)).toEqual(Array(2).fill("Bearer token-of-the-job"));
  });

  test("the comment is updated in place, wherever it stands, and each project has its own", async () => {
    for (let index = 0; index < 130; index++) github.comments.push({ id: index, body: "by people" });
    await runAction({ comment: "true" }, onPullRequest());
    await runAction({ comment: "true", files: "compose.yaml" }, onPullRequest());
    const before = github.comments.slice(130).map(({ body }) => body);
    expect(before).toHaveLength(2);
    writeFileSync(join(folder, "compose.yaml"), ONE_SHOT.replace("restart: always", "restart: on-failure"));
    await runAction({ comment: "true" }, onPullRequest());
    const after = github.comments.slice(130).map(({ body }) => body);
    expect(after).toHaveLength(2);
    expect(after[0]).toContain("no advice: healthchecks and dependencies look good");
    expect(after[0]?.split("\n")[0]).toBe(before[0]?.split("\n")[0]);
    expect(after[1]).toBe(before[1]);
  });

  test("without a pull request, or the right to comment, it says so and goes on", async () => {
    const { GITHUB_EVENT_PATH: _, ...push } = onPullRequest();
    const pushed = await runAction({ comment: "true" }, push);
    expect(codes(pushed).at(-1)).toEqual(["end", 0]);
    expect(outOf(pushed, "comment")).toMatch(/^::notice title=pulumi-compose::no comment/);
    github.refuses = true;
    const forked = await runAction({ comment: "true" }, onPullRequest());
    expect(codes(forked).at(-1)).toEqual(["end", 0]);
    expect(outOf(forked, "comment")).toMatch(
      /^::warning title=pulumi-compose::no comment: GitHub answers 403 .*not accessible/,
    );
  });

  test("config: its mistakes are text that the matcher knows", async () => {
    writeFileSync(join(folder, "compose.yaml"), "services:\n  web: { image: [nginx] }\n");
    const ran = await runAction({ command: "config" });
    expect(codes(ran)).toEqual([
      ["install", 0],
      ["run", 0],
      ["end", 2],
    ]);
    const { problemMatcher } = JSON.parse(readFileSync(join(root, "tools/action/problem-matcher.json"), "utf8"));
    const pattern = new RegExp(problemMatcher[0].pattern[0].regexp, "m");
    expect(pattern.exec(outOf(ran, "run"))?.slice(1, 5)).toEqual(["compose.yaml", "2", "17", "error"]);
    expect(outOf(ran, "run")).toMatch(/^::add-matcher::.*problem-matcher\.json\n/);
  });

  test("SARIF is written where it is asked for, of a file with a mistake, too", async () => {
    writeFileSync(join(folder, "other.yaml"), "services:\n  web: { image: [nginx] }\n");
    const ran = await runAction({ files: "other.yaml\n", sarif: "out/advice.sarif" });
    expect(ran.outputs["exit-code"]).toBe("2");
    const { runs } = JSON.parse(readFileSync(join(folder, "out/advice.sarif"), "utf8"));
    expect(runs[0].results[0]).toMatchObject({ level: "error" });
  });

  test.each([
    [{ command: "up" }, "run", /::error title=pulumi-compose::command: up is none of advise, config, preview/],
    [{ command: "config", sarif: "x" }, "run", /::error title=pulumi-compose::sarif: only `advise` writes it/],
    [{ executable: "nowhere.js" }, "install", /::error title=pulumi-compose::executable: there is no nowhere\.js/],
    [{ executable: "", version: "--registry=http://x" }, "install", /::error title=pulumi-compose::version: /],
    [{ executable: "", version: "file:../x" }, "install", /::error title=pulumi-compose::version: /],
  ])("wrong use: %j", async (inputs, id, message) => {
    const ran = await runAction(inputs);
    expect(codes(ran).at(-1)).toEqual([id, 1]);
    expect(outOf(ran, id)).toMatch(message);
    expect(outOf(ran, id)).not.toContain(".mjs:");
  });

  test("what is in an input is never a command of the shell", async () => {
    const ran = await runAction({ files: 'x"; echo pwned; "$(echo pwned)' });
    expect(ran.outputs["exit-code"]).toBe("2");
    expect(outOf(ran, "run")).not.toMatch(/^pwned$/m);
  });
});
