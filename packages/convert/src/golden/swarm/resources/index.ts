// A shop on more than one machine.

import "./services/debug";
import "./services/migrate";
import "./services/redis";
import "./services/web";
