/**
 * The oldest CLI that everything is tested on. Those before 3.238 let an update succeed although a hook failed (a `post_start`
 * command).
 */
export const OLDEST_PULUMI = { major: 3, minor: 248 };
