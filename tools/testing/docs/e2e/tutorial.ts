import type { Page } from "../src/pages";

/** The pages that a newcomer begins with: in `npm test`, the others in the run of all. */
export const isTutorial = ({ path }: Page): boolean => path === "README.md" || path === "docs/01-tutorial.md";
