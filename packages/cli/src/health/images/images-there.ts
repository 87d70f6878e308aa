import type { ImageHealthcheck, PlanOptions } from "@pulumi-compose/health-model";
import type { ComposeProject } from "@pulumi-compose/parser";

type Images = NonNullable<PlanOptions["images"]>;

/** What an engine says of an image's check: null: it has none; undefined: the engine has no such image. */
export type AskForCheck = (image: string) => Promise<ImageHealthcheck | null | undefined>;

/** For an answer that only makes a plan more exact. */
const ANSWER_MS = 2_000;

/**
 * The checks of images that an engine has, by service: of those whose own check leaves something to the image's, and of which
 * nothing else tells. Where no engine answers there are none, and the plan does without.
 *
 * @param known what is known already: it wins
 */
export async function imagesThere(
  project: ComposeProject,
  known: Images,
  ask: () => Promise<AskForCheck> = askEngine,
): Promise<Images> {
  const wanted = Object.values(project.services).flatMap(({ name, image, healthcheck, pull_policy }) => {
    const isTold = healthcheck?.disable === true || healthcheck?.test?.[0] === "NONE" || Object.hasOwn(known, name);
    // One that is pulled before each start may be another then.
    const reference = image ?? `${project.name}-${name}`;
    return isTold || pull_policy === "always" ? [] : [{ name, reference }];
  });
  if (wanted.length === 0) return known;
  const found: Record<string, ImageHealthcheck | null> = Object.assign(Object.create(null), known);
  try {
    const check = shared(await ask());
    await Promise.all(
      wanted.map(async ({ name, reference }) => {
        const said = await check(reference);
        if (said !== undefined) found[name] = said;
      }),
    );
  } catch {
    return known;
  }
  return found;
}

/** Asks for each image once. */
function shared(ask: AskForCheck): AskForCheck {
  const answers = new Map<string, ReturnType<AskForCheck>>();
  return (image) => {
    const answer = answers.get(image) ?? ask(image);
    answers.set(image, answer);
    return answer;
  };
}

async function askEngine(): Promise<AskForCheck> {
  const { connect } = await import("@pulumi-compose/docker-health");
  const engine = await connect();
  return (image) => engine.imageHealthcheck(image, { timeoutMs: ANSWER_MS });
}
