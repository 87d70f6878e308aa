import { existsSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { endMarked } from "./end-marked";

const PREFIX = "pulumi-compose-room-";

/** The beginning of a room's folder: whoever finds one can tell whether the process that made it is still there. */
export const roomPrefix = () => join(tmpdir(), `${PREFIX}${process.pid}-`);

/** What everything that runs in a room has in its environment. */
export const roomMark = (folder: string) => `PULUMI_COMPOSE_ROOM=${folder}`;

/** Ends and removes what is left of rooms whose process is gone, as one that was killed cleans nothing up. */
export function sweepRooms(): void {
  for (const name of readdirSync(tmpdir())) {
    const owner = new RegExp(`^${PREFIX}(\\d+)-`).exec(name)?.[1];
    if (owner === undefined || existsSync(`/proc/${owner}`)) continue;
    const folder = join(tmpdir(), name);
    endMarked(roomMark(folder));
    rmSync(folder, { recursive: true, force: true });
  }
}
