import { adviceOnCheck } from "../../testing/advice";

const CODE = "health/secret-in-probe";

test.each([
  [["CMD-SHELL", "redis-cli -a abc123 ping"], {}, "redis-cli -a"],
  [["CMD", "redis-cli", "-a", "abc123", "ping"], {}, "redis-cli -a"],
  [["CMD", "mysqladmin", "ping", "-pabc123"], {}, "-p with a password"],
  [["CMD", "mysqladmin", "ping", "--password=abc123"], {}, "a password option"],
  [["CMD-SHELL", "curl -fu admin:abc123 x"], {}, undefined],
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
])("%j", (command, environment, where) => {
  const advice = adviceOnCheck(CODE, command, { environment });
  const expected = where === undefined ? [] : [`the test of "db" has a secret in its command line (${where})`];
  expect(advice.map(({ message }) => message)).toEqual(expected);
  expect(JSON.stringify(advice)).not.toContain("abc123");
});
