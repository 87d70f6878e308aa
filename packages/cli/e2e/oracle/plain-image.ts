/** An image without a check; the set-up has made it. */
export const PLAIN = "pulumi-compose/busybox:local";
