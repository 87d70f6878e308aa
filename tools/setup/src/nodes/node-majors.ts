/** The oldest that is supported, and what has come since in even numbers: each has long-term support, or will have. */
export const NODE_MAJORS = ["20", "22", "24", "26"] as const;
