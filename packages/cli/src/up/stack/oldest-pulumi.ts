/** Older CLIs let an update succeed although a hook failed (a `post_start` command), and know fewer options than the component uses. */
export const OLDEST_PULUMI = { major: 3, minor: 238 };
