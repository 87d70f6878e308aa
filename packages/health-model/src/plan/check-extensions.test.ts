import { parseProject } from "@pulumi-compose/parser";
import { planStart } from "./plan-start";

function told(content: string) {
  const { project, diagnostics } = parseProject({ files: [{ name: "compose.yaml", content }] });
  if (!project) throw new Error(JSON.stringify(diagnostics));
  return planStart(project).diagnostics.map(({ code, message, hint, place }) => [
    code,
    message,
    hint,
    `${place?.line}:${place?.column}`,
  ]);
}

test.each([
  [
    "a key that there is not",
    "services:\n  db: { image: d, x-pulumi-compose: { dedline: 5m } }\n",
    [
      "health/unknown-extension-key",
      'x-pulumi-compose of service "db" has `dedline`, which means nothing there',
      "did you mean `deadline`?",
      "2:48",
    ],
  ],
  [
    "a service's key on the project",
    "x-pulumi-compose: { drain: 5s }\nservices:\n  db: { image: d }\n",
    [
      "health/unknown-extension-key",
      "x-pulumi-compose of the project has `drain`, which is a service's",
      "Write it below the service.",
      "1:28",
    ],
  ],
  [
    "no mapping",
    "services:\n  db: { image: d, x-pulumi-compose: keep-waiting }\n",
    [
      "health/bad-extension",
      'x-pulumi-compose of service "db" is not a mapping: "keep-waiting"',
      "Write keys below it, such as `deadline: 90s`.",
      "2:37",
    ],
  ],
  [
    "a value that only an update reads",
    "services:\n  db: { image: d, x-pulumi-compose: { singleWriter: maybe } }\n",
    [
      "health/bad-extension-value",
      'the singleWriter of service "db" is not true or false: "maybe"',
      "Write what it takes, or take the key out.",
      "2:53",
    ],
  ],
  [
    "where nobody reads it",
    "services:\n  db: { image: d, networks: [back] }\nnetworks:\n  back: { x-pulumi-compose: { drain: 5s } }\n",
    [
      "health/unread-extension",
      "nobody reads x-pulumi-compose of networks.back",
      "Write it on the project, or directly below a service or a volume.",
      "4:11",
    ],
  ],
  [
    "a service's key on a volume",
    "services:\n  db: { image: d, volumes: [data:/data] }\nvolumes:\n  data: { x-pulumi-compose: { drain: 5s } }\n",
    [
      "health/unknown-extension-key",
      'x-pulumi-compose of volume "data" has `drain`, which is a service\'s',
      "Write it below the service.",
      "4:38",
    ],
  ],
  [
    "a volume's key on a service",
    "services:\n  db: { image: d, x-pulumi-compose: { size: 1Gi } }\n",
    [
      "health/unknown-extension-key",
      'x-pulumi-compose of service "db" has `size`, which is a volume\'s',
      "Correct the name, or take the key out.",
      "2:45",
    ],
  ],
])("%s", (_, text, expected) => expect(told(text)).toEqual([expected]));

test.each([
  ["an empty one", "services:\n  db: { image: d, x-pulumi-compose: }\n"],
  [
    "a job's",
    "services: { db: { image: d } }\njobs: { j: { image: j, triggers: { manual: true }, x-pulumi-compose: { deadline: 5s } } }\n",
  ],
])("%s is fine", (_, text) => expect(told(text)).toEqual([]));
