import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import type { Env } from "../../src/env";
import worker from "../../src/worker";
import { type Faults, TICK_CHANCES } from "./faults";
import {
  type Gate,
  gated,
  type Invocation,
  invoke,
  oneAtATime,
  type Rest,
  type Time,
} from "./fault-invocation";
import { openPostOffice, type PostOffice } from "./fault-post";
import { type Delivery, openQueues } from "./fault-queues";
import { ORIGIN } from "./world";

const TICK_MS = 15 * 60_000;
const STALL_MS_MAX = 12 * 60_000;

export type Platform = Readonly<{
  time: Time;
  post: PostOffice;
  /** One webhook of a payment provider; null when no answer came back. */
  receive(
    path: string,
    body: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response | null>;
  /** One request of a client; null when no answer came back. */
  request(key: string, method: string, path: string, body?: unknown): Promise<Response | null>;
  /** Lets happen what happens next: a tick, a delivery, a stalled consumer that goes on. */
  step(): Promise<void>;
  /** Whether something has its turn by now, so that a step needs no waiting. */
  isDue(): boolean;
  /** Whether nothing is on its way. */
  isQuiet(): boolean;
}>;

type Stalled = Readonly<{ until: number; goOn: () => Promise<void> }>;

/** The Worker with its real databases; queues, clock and e-mail are the run's own. */
export function openPlatform(faults: Faults, time: Time, rarity = 1): Platform {
  const { random } = faults;
  const alone = oneAtATime();
  const queues = openQueues(faults, time);
  const post = openPostOffice(faults, time, rarity);
  const around = { faults, time, alone };
  let stalled: Stalled[] = [];
  let nextTickAt = time.now() + TICK_MS;

  const bindings = (gate: Gate): Env => ({
    ...env,
    CONTROL: gated(env.CONTROL, gate),
    SHARD_00: gated(env.SHARD_00, gate),
    SHARD_01: gated(env.SHARD_01, gate),
    SCANS: queues.producer("forbear-scans", gate),
    IMPORTS: queues.producer("forbear-imports", gate),
    PAYMENTS: queues.producer("forbear-payments", gate),
    NOTICES: queues.producer("forbear-notices", gate),
    EVENTS: queues.producer("forbear-events", gate),
    EXPORTS: queues.producer("forbear-exports", gate),
    SANDBOX_EMAIL: "deliver",
  });

  /** Waits for the end; one that stalls goes on later, when the others have had their turn. */
  const follow = async <Value>(
    invocation: Invocation<Value>,
    onStall: () => void,
    onEnd: (rest: Rest<Value>) => void,
  ): Promise<void> => {
    const rest = await invocation.rest();
    if (rest.end !== "stalled") return onEnd(rest);
    onStall();
    const goOn = () => {
      invocation.resume();
      return follow(invocation, onStall, onEnd);
    };
    stalled.push({ until: time.now() + random.between(1, STALL_MS_MAX), goOn });
  };

  const deliver = (delivery: Delivery) => {
    const consumer = invoke((gate) => worker.queue(delivery.batch, bindings(gate)), around);
    let shared = false;
    return follow(
      consumer,
      () => {
        if (!shared && consumer.sharesItsWork()) delivery.comeAgain();
        shared = true;
      },
      ({ end }) => (end === "done" ? delivery.finish() : delivery.comeAgain()),
    );
  };

  const tick = async () => {
    const scheduledTime = nextTickAt;
    nextTickAt += TICK_MS * Math.ceil((time.now() - nextTickAt + 1) / TICK_MS);
    const fault = faults.strike(TICK_CHANCES);
    const times = fault === "tick-missing" ? 0 : fault === "tick-doubled" ? 2 : 1;
    for (let count = 0; count < times; count += 1) {
      const controller = { scheduledTime, cron: "*/15 * * * *", noRetry() {} };
      const ticked = invoke((gate) => worker.scheduled(controller, bindings(gate)), around);
      await follow(ticked, nothing, nothing);
    }
  };

  const fetchOnce = async (path: string, init: RequestInit): Promise<Response | null> => {
    const request = new Request(`${ORIGIN}${path}`, init) as never;
    const asked = invoke(async (gate) => {
      const ctx = createExecutionContext();
      const response = await worker.fetch(request, bindings(gate), ctx);
      await waitOnExecutionContext(ctx);
      return response;
    }, around);
    let answer: Response | null = null;
    await follow(asked, nothing, (rest) => {
      if (rest.end === "done") answer = rest.value;
    });
    return answer;
  };

  const nextAt = () => {
    const readyAt = queues.nextAt() ?? Number.POSITIVE_INFINITY;
    return Math.min(readyAt, nextTickAt, ...stalled.map(({ until }) => until));
  };

  return {
    time,
    post,
    isDue: () => nextAt() <= time.now(),
    isQuiet: () => stalled.length === 0 && queues.nextAt() === undefined,
    receive: (path, body, headers) => fetchOnce(path, { method: "POST", body, headers }),
    request(key, method, path, body) {
      const init: RequestInit = {
        method,
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      };
      if (body !== undefined) init.body = JSON.stringify(body);
      return fetchOnce(path, init);
    },
    async step() {
      time.reach(nextAt());
      if (time.now() >= nextTickAt) return tick();
      const readyAt = queues.nextAt() ?? Number.POSITIVE_INFINITY;
      const due = stalled.find(({ until }) => until <= time.now());
      if (due && (readyAt > time.now() || random.chance(0.5))) {
        stalled = stalled.filter((one) => one !== due);
        return due.goOn();
      }
      return deliver(queues.take());
    },
  };
}

function nothing(): void {}
