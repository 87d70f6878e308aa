// A shop on a cluster.

import "./services/backup";
import "./services/db";
import "./services/debug";
import "./services/migrate";
import "./services/web";
