"""Counts hits in Redis: the smallest service that is of no use without another one."""

import os
import time

import redis
from flask import Flask

app = Flask(__name__)
cache = redis.Redis(host="redis", port=6379, password=os.environ.get("REDIS_PASS"))


def count_hit(attempts: int = 10) -> int:
    """Half a second between attempts: five seconds in all, longer than a healthcheck's timeout of three."""
    for attempt in range(1, attempts + 1):
        try:
            return cache.incr("hits")
        except redis.exceptions.ConnectionError:
            if attempt == attempts:
                raise
            time.sleep(0.5)
    raise AssertionError("unreachable")


@app.route("/")
def hello() -> str:
    return f"Hello World! I have been seen {count_hit()} times.\n"


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=5000, threaded=True)
