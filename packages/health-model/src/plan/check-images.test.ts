import { parseProject } from "@pulumi-compose/parser";
import { planStart } from "./plan-start";
import { withJobs } from "./with-jobs";
import { withPreStart } from "./with-pre-start";

function load(content: string, symbols: readonly string[] = []) {
  const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }], symbols });
  if (!project) throw new Error(JSON.stringify(diagnostics));
  return project;
}

function told(content: string, symbols?: readonly string[]) {
  return planStart(load(content, symbols)).diagnostics.map(
    ({ severity, code, message, hint, place }) =>
      `${place?.line}:${place?.column} ${severity} ${code}: ${message} (${hint})`,
  );
}

const SHAPE = "Write `[registry/]name[:tag][@sha256:…]`: the name in small letters, a tag of 128 characters at most.";
const HEX = "0123456789abcdef".repeat(4);

test.each([
  [
    "of a service",
    "services:\n  web: { image: 'MyApp:latest' }",
    '2:17 error health/bad-image: the image of service "web" cannot be called "MyApp:latest": its repository "MyApp" has capital letters (did you mean `myapp:latest`?)',
  ],
  [
    "with a space before it",
    "services:\n  web:\n    image: ' nginx'",
    '3:12 error health/bad-image: the image of service "web" cannot be called " nginx": it has a space (did you mean `nginx`?)',
  ],
  [
    "with two tags",
    "services:\n  web: { image: 'nginx:1:2' }",
    `2:17 error health/bad-image: the image of service "web" cannot be called "nginx:1:2": its tag "1:2" is not made of letters, digits, underscores, dots and dashes, without a dot or dash first (${SHAPE})`,
  ],
  [
    "with the tag of a variable that is not set",
    "services:\n  web: { image: 'nginx:${NO_SUCH_TAG}' }",
    `2:17 error health/bad-image: the image of service "web" cannot be called "nginx:": its tag is empty (${SHAPE})`,
  ],
  [
    "of what is built",
    "services:\n  web: { build: ., image: 'me/App' }",
    '2:27 error health/bad-image: the image of service "web" cannot be called "me/App": its repository "me/App" has capital letters (did you mean `me/app`?)',
  ],
  [
    "of what is built, with a digest",
    `services:\n  web: { build: ., image: 'me/app:1@sha256:${HEX}' }`,
    `2:27 error health/bad-image: the image of service "web" cannot be called "me/app:1@sha256:${HEX}": what is built gets its digest from what is in it (write \`me/app:1\`)`,
  ],
  [
    "of what is built without one",
    "services:\n  Web: { build: . }",
    '2:10 error health/bad-image: the image of service "Web" cannot be called "shop-Web": its repository "shop-Web" has capital letters (give what is built a name: an `image` beside `build`)',
  ],
  [
    "among the tags of what is built",
    "services:\n  web: { build: { context: ., tags: [a, 'b:'] } }",
    `2:41 error health/bad-image: the image of service "web" cannot be called "b:": its tag is empty (${SHAPE})`,
  ],
  [
    "of a hook",
    "services:\n  web: { image: nginx, pre_start: [{ image: NGINX, command: [run] }] }",
    '2:45 error health/bad-image: the image of a hook of service "web" cannot be called "NGINX": its repository "NGINX" has capital letters (did you mean `nginx`?)',
  ],
  [
    "of a mount",
    "services:\n  web: { image: nginx, volumes: [{ type: image, source: 'a//b', target: /a }] }",
    `2:57 error health/bad-image: the image of service "web" cannot be called "a//b": its repository "a//b" has an empty part (${SHAPE})`,
  ],
  [
    "of a job",
    "services: {}\njobs:\n  tidy: { image: Tidy, triggers: { manual: true } }",
    '3:18 error health/bad-image: the image of job "tidy" cannot be called "Tidy": its repository "Tidy" has capital letters (did you mean `tidy`?)',
  ],
])("an image's name %s", (_, services, expected) => {
  expect(told(`${services}\nname: shop\n`)).toEqual([expected]);
});

test.each([
  ["a name with all its parts", `services: { web: { image: 'ghcr.io/me/app:1@sha256:${HEX}' } }`],
  ["what is built, with a name and without", "services: { a: { build: ., image: 'me/a:1' }, b: { build: . } }"],
  ["an empty name beside a build", "services: { a: { build: ., image: '' } }"],
  ["a provider", "services: { Model: { provider: { type: model } } }"],
  ["a folder that is mounted", "services: { web: { image: nginx, volumes: ['./A B:/a'] } }"],
])("nothing is said of %s", (_, services) => {
  expect(told(`name: shop\n${services}\n`)).toEqual([]);
});

test("what only a program knows is not judged", () => {
  expect(told("name: shop\nservices: { web: { image: 'MyApp:${TAG}' } }\n", ["TAG"])).toEqual([]);
});

test("a hook and a job are told of once, in whatever form they are", () => {
  const project = load(
    "name: shop\nservices:\n  web: { image: nginx, pre_start: [{ image: NGINX }] }\njobs:\n  tidy: { image: Tidy, triggers: { manual: true } }\n",
  );
  const messages = planStart(withJobs(withPreStart(project), ["tidy"])).diagnostics.map(
    ({ message, place }) => `${place?.line} ${message.split(" cannot")[0]}`,
  );
  expect(messages).toEqual(['3 the image of a hook of service "web"', '5 the image of service "tidy"']);
});
