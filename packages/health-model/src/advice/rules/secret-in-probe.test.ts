import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/secret-in-probe";

test.each([
  [["CMD-SHELL", "redis-cli -a abc123 ping"], {}, "redis-cli -a"],
  [["CMD", "redis-cli", "-a", "abc123", "ping"], {}, "redis-cli -a"],
  [["CMD", "mysqladmin", "ping", "-pabc123"], {}, "-p with a password"],
  [["CMD", "mysqladmin", "ping", "--password=abc123"], {}, "a password option"],
  [["CMD-SHELL", "curl -fu admin:abc123 x"], {}, "curl -u"],
  [["CMD-SHELL", "curl -f -u admin:abc123 x"], {}, "curl -u"],
  [["CMD", "curl", "-f", "http://admin:abc123@localhost/"], {}, "a URL with a password"],
  [["CMD-SHELL", "curl -H 'Authorization: Bearer abc123' x"], {}, "an Authorization header"],
  [["CMD", "probe", "abc123"], { DB_PASSWORD: "abc123" }, "the value of DB_PASSWORD"],
  [["CMD-SHELL", "redis-cli -a $REDIS_PASS ping"], {}, undefined],
  [["CMD-SHELL", 'redis-cli -a "$REDIS_PASS" ping'], { REDIS_PASS: "abc123" }, undefined],
  [["CMD-SHELL", "mysqladmin ping -p$MYSQL_ROOT_PASSWORD"], {}, undefined],
  [["CMD-SHELL", "mysqladmin ping -h localhost"], {}, undefined],
  [["CMD-SHELL", "x $(cat /run/s)"], { DB_PASSWORD_FILE: "/run/s" }, undefined],
  [["CMD", "probe", "true"], { ALLOW_EMPTY_PASSWORD: "true" }, undefined],
  [["CMD", "curl", "-f", "http://localhost:80/"], {}, undefined],
  [["CMD-SHELL", "keydb-cli", "--pass", "abc123", "ping"], { KEYDB_PASSWORD: "abc123" }, "the value of KEYDB_PASSWORD"],
  // A name is no secret where it stands as one.
  [["CMD-SHELL", "pg_isready -U postgres"], { POSTGRES_PASSWORD: "postgres" }, undefined],
  [["CMD-SHELL", "pg_isready -U shop -d shop"], { POSTGRES_PASSWORD: "shop" }, undefined],
  [["CMD", "psql", "--username=shop", "-dshop", "-c", "SELECT 1"], { POSTGRES_PASSWORD: "shop" }, undefined],
  [["CMD", "sh", "-c", "pg_isready -U shop"], { POSTGRES_PASSWORD: "shop" }, undefined],
  [["CMD-SHELL", "probe shop"], { DB_PASSWORD: "shop", DB_USER: "shop" }, undefined],
  [["CMD-SHELL", "redis-cli ping"], { REDIS_PASSWORD: "redis" }, undefined],
  // Part of a word is none.
  [["CMD-SHELL", "probe || exit 1"], { DB_PASSWORD: "x" }, undefined],
  [["CMD-SHELL", "ls /var/lib/postgresql"], { DB_PASSWORD: "postgres" }, undefined],
  // But given as one it is one, whatever it equals.
  [["CMD-SHELL", "PGPASSWORD=postgres psql -U postgres"], { POSTGRES_PASSWORD: "postgres" }, "PGPASSWORD="],
  [["CMD-SHELL", "REDISCLI_AUTH=abc123 redis-cli ping"], {}, "REDISCLI_AUTH="],
  [["CMD-SHELL", "PGPASSWORD=$POSTGRES_PASSWORD psql"], {}, undefined],
  [["CMD", "mysqladmin", "ping", "-u", "root", "-proot"], { MYSQL_ROOT_PASSWORD: "root" }, "-p with a password"],
  [["CMD", "mysqladmin", "ping", "-p abc123"], { MYSQL_PASSWORD: "abc123" }, "the value of MYSQL_PASSWORD"],
  [["CMD-SHELL", 'bash -c "mongosh -u root -p \\"$PASS\\" --eval 1"'], {}, undefined],
  [["CMD-SHELL", "mongosh --eval 'db.x()' && mkdir -p /tmp/x"], {}, undefined],
  [
    ["CMD-SHELL", "wget --header 'X-Key: abc123' -qO- http://127.0.0.1/"],
    { API_KEY: "abc123" },
    "the value of API_KEY",
  ],
])("%j", (command, environment, where) => {
  const advice = adviceOnCheck(CODE, command, { environment });
  const expected = where === undefined ? [] : [`the test of "db" has a secret in its command line (${where})`];
  expect(advice.map(({ message }) => message)).toEqual(expected);
  expect(JSON.stringify(advice)).not.toContain("abc123");
});
