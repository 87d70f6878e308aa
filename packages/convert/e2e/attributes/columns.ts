/** What must hold of an attribute, in the order in which it is tried. */
export const columns = [
  "quiet",
  "edit applied",
  "quiet after the edit",
  "component: the same",
  "component: edit applied",
  "component: quiet",
  "resources: quiet",
  "resources: edit applied",
  "resources: quiet after the edit",
] as const;

/** One of them. */
export type Column = (typeof columns)[number];
