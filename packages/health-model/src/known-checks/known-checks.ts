import { CACHES } from "./caches";
import { DATABASES } from "./databases";
import { INFRASTRUCTURE } from "./infrastructure";
import type { KnownCheck } from "./known-check";
import { MESSAGING } from "./messaging";
import { SEARCH } from "./search";
import { WEB } from "./web";

/** Every service that we know a good healthcheck for. */
export const KNOWN_CHECKS: readonly KnownCheck[] = [
  ...DATABASES,
  ...CACHES,
  ...MESSAGING,
  ...SEARCH,
  ...WEB,
  ...INFRASTRUCTURE,
];
