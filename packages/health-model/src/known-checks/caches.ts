import type { ImageFacts, KnownCheck, SuggestedHealthcheck } from "./known-check";
import { bashTcp, QUICK, shell } from "./timings";

const PASSWORD_VARIABLES = ["REDIS_PASSWORD", "REDIS_PASS", "VALKEY_PASSWORD", "KEYDB_PASSWORD"];

/** The client says PONG and exits with 0; it exits with 0 too when the server answers with an error, so PONG must be seen. */
function ping({ env }: ImageFacts, client: string): SuggestedHealthcheck {
  const password = PASSWORD_VARIABLES.find((name) => Object.hasOwn(env, name));
  const auth = password === undefined ? "" : `REDISCLI_AUTH="$${password}" `;
  return shell(QUICK, `${auth}${client} ping | grep -q PONG || exit 1`);
}

const NOTE =
  "With a password in REDIS_PASSWORD or REDIS_PASS, it goes to the client by REDISCLI_AUTH, not by its command line.";

export const CACHES: readonly KnownCheck[] = [
  {
    name: "Redis",
    images: ["redis", "redis/redis-stack", "redis/redis-stack-server", "bitnami/redis"],
    source: "Redis documentation, redis-cli and PING",
    note: NOTE,
    suggest: (facts) => ping(facts, "redis-cli"),
  },
  {
    name: "Valkey",
    images: ["valkey/valkey", "bitnami/valkey"],
    source: "Valkey documentation, valkey-cli and PING",
    note: NOTE,
    suggest: (facts) => ping(facts, "valkey-cli"),
  },
  {
    name: "KeyDB",
    images: ["eqalpha/keydb"],
    source: "KeyDB documentation, keydb-cli and PING",
    note: NOTE,
    suggest: (facts) => ping(facts, "keydb-cli"),
  },
  {
    name: "Memcached",
    images: ["memcached"],
    source: "Memcached protocol, version command",
    suggest: ({ tag }) =>
      tag.includes("alpine")
        ? shell(QUICK, "printf 'version\\r\\nquit\\r\\n' | nc -w 2 127.0.0.1 11211 | grep -q VERSION || exit 1")
        : bashTcp(QUICK, 11211, "version\\r\\n", "VERSION*"),
  },
];
