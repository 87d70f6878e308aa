import { Activity } from "../concurrency/activity";
import type { Clock } from "../shared/clock";
import type { SwarmClient } from "../swarm/swarm-client";
import { SwarmPoll } from "../swarm/swarm-poll";
import { TaskEnds } from "../swarm/task-ends";
import { waitForService } from "../swarm/wait-for-service";
import type { Swarm } from "./swarm";

/** A view of a swarm's services on top of a client of its API. */
export function createSwarm(host: string, client: SwarmClient, swarmClock: Clock): Swarm {
  const polls = new Map<Clock, SwarmPoll>();
  const pollOn = (clock: Clock) => {
    const known = polls.get(clock) ?? new SwarmPoll(client, clock);
    polls.set(clock, known);
    return known;
  };
  const activity = new Activity(() => client.release());
  return {
    host,
    waitForService(service, goal, options = {}) {
      const clock = options.clock ?? swarmClock;
      const context = { client, poll: pollOn(clock), clock };
      return activity.track(waitForService(context, service, goal, options));
    },
    services: (filter) => activity.track(client.services(filter)),
    tasks: (serviceIds) => activity.track(client.tasks(serviceIds)),
    taskEnds: (service, tasks) => activity.track(new TaskEnds(client).of(service, tasks)),
    followLog: (task, from, subscriber) => activity.track(client.followLog(task, from, subscriber)),
    nodes: () => activity.track(client.nodes()),
    idOf: (kind, name) => activity.track(client.idOf(kind, name)),
  };
}
