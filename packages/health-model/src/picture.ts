// What the dashboard's page draws with: what the pictures of the command are drawn with, and nothing that needs the parser.
export { CONDITION_WORDS } from "./plan/condition-words";
export { entryWords } from "./render/entry-words";
export { type Cell, type Layout, type LayoutOptions, layoutPlan, type Route } from "./render/layout";
export { rolloutWords } from "./render/rollout-words";
export type { Shape } from "./render/shape";
export {
  type PictureOptions,
  type TimelineColours,
  type TimelinePicture,
  timelinePicture,
} from "./render/timeline-picture";
export { checkWords, spanWords } from "./render/words";
export { age } from "./util/age";
export { humanDuration } from "./util/human-duration";
