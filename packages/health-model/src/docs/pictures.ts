import type { ComposeProject, ServiceConfig } from "@pulumi-compose/parser";
import type { ImageHealthcheck } from "../healthcheck/image-healthcheck";
import { planStart } from "../plan/plan-start";
import type { StartPlan } from "../plan/start-plan";
import { renderPlan } from "../render/render-plan";
import { renderTimeline } from "../render/render-timeline";
import { simulate } from "../simulate/simulate";

const S = 1_000_000_000;
const TUTORIAL: ImageHealthcheck = { Test: ["CMD", "probe"], Interval: 30 * S, Timeout: 3 * S, Retries: 3 };
const DATABASE: ImageHealthcheck = { Test: ["CMD", "probe"], Interval: 10 * S, Timeout: 5 * S, Retries: 5 };

/** A plan of services whose images carry these checks. */
function plan(
  services: Readonly<Record<string, Pick<ServiceConfig, "depends_on">>>,
  images: Readonly<Record<string, ImageHealthcheck>>,
): StartPlan {
  const project: ComposeProject = {
    name: "pictures",
    workingDir: "/",
    files: [],
    services: Object.fromEntries(
      Object.entries(services).map(([name, service]) => [name, { name, extensions: {}, ...service }]),
    ),
    disabledServices: {},
    networks: {},
    volumes: {},
    configs: {},
    secrets: {},
    models: {},
    extensions: {},
    profiles: [],
    placeOf: () => undefined,
  };
  return planStart(project, { images });
}

/** The pictures of the documentation, by file name: made by the code that they show. */
export function pictures(): Readonly<Record<string, string>> {
  const story = plan({ flask: {}, redis: {} }, { flask: TUTORIAL, redis: TUTORIAL });
  const healthy = { condition: "service_healthy", required: true } as const;
  const completed = { condition: "service_completed_successfully", required: true } as const;
  const shop = plan(
    {
      db: {},
      cache: {},
      migrate: { depends_on: { db: healthy } },
      api: { depends_on: { migrate: completed, cache: { condition: "service_healthy", required: false } } },
      web: { depends_on: { api: healthy } },
    },
    { db: DATABASE, cache: DATABASE, api: TUTORIAL },
  );
  const scenarios = {
    db: { ready: 4_000 },
    cache: { ready: 800 },
    migrate: { exit: { at: 3_000, code: 0 } },
    api: { ready: 2_500 },
  };
  return {
    "health-story.svg": renderTimeline(
      simulate(story, { flask: { ready: { after: "redis" } }, redis: { launchMs: 105_000, ready: 1_000 } }),
      "svg",
    ),
    "health-plan.svg": renderPlan(shop, "svg"),
    "health-timeline.svg": renderTimeline(simulate(shop, scenarios, { untilMs: 45_000 }), "svg"),
  };
}
