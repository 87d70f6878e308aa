import { parseProject } from "@pulumi-compose/parser";
import { dockerDeployment } from "../../targets/docker/docker-deployment";
import { planProject } from "../../targets/plan-project";
import type { StateEntry } from "../state/state-entry";
import { entry } from "../testing/an-entry";
import { cannotPutBack } from "./cannot-put-back";

function said(services: string, before: readonly StateEntry[] = [], renewAnonVolumes = false): readonly string[] {
  const files = [{ name: "/p/compose.yaml", content: `services:\n${services}` }];
  const { project } = parseProject({ files, env: {}, projectName: "shop" });
  if (!project) throw new Error("the file of this test is wrong");
  const { start, resources } = planProject(project, dockerDeployment, {});
  return cannotPutBack({ project, start, planned: resources }, before, { renewAnonVolumes });
}

const plain = "  db: { image: d }\n";
const web = entry("container", "web-1", "w");

test("a plain project can be put back as a whole", () => {
  expect(said(plain, [web])).toEqual([]);
});

test.each<[string, string, readonly StateEntry[], boolean, RegExp]>([
  [
    "what runs to its end",
    "  seed: { image: s }\n  web: { image: w, depends_on: { seed: { condition: service_completed_successfully } } }\n",
    [],
    false,
    /^what seed does is not undone/,
  ],
  ["a pre_start hook", "  web: { image: w, pre_start: [{ command: [migrate] }] }\n", [], false, /pre_start of web/],
  [
    "post_start commands that the state knows of",
    plain,
    [{ ...web, resourceHooks: { AfterCreate: ["p"] } }],
    false,
    /post_start commands of shop-web-1/,
  ],
  ["limits that the engine is told", "  web: { image: w, pids_limit: 5 }\n", [web], false, /^limits of web /],
  ["anonymous volumes begun anew", "  web: { image: w, volumes: [/data] }\n", [web], true, /-V begins anew/],
])("%s", (_, services, before, renew, expected) => {
  expect(said(services, before, renew)).toEqual([expect.stringMatching(expected)]);
});

test("limits where nothing was there before are nothing to put back", () => {
  expect(said("  web: { image: w, pids_limit: 5 }\n")).toEqual([]);
});
