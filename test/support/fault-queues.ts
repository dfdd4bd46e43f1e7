import { DELIVERY_CHANCES, type Faults, SEND_CHANCES } from "./faults";
import type { Gate, Time } from "./fault-invocation";

/** As wrangler.toml says of each queue. */
const QUEUES: Readonly<Record<string, Readonly<{ batch: number; retries: number }>>> = {
  "forbear-scans": { batch: 1, retries: 5 },
  "forbear-imports": { batch: 1, retries: 5 },
  "forbear-payments": { batch: 100, retries: 8 },
  "forbear-notices": { batch: 20, retries: 8 },
  "forbear-dead-letters": { batch: 20, retries: 100 },
};
const DEAD_LETTERS = "forbear-dead-letters";
const LATE_MS_MAX = 40 * 60_000;
const AGAIN_MS_MAX = 60_000;

export type Waiting = Readonly<{ queue: string; body: unknown; attempts: number; readyAt: number }>;
type Fate = "nothing" | "acknowledged" | Readonly<{ retryAfterMs: number }>;

export type Delivery = Readonly<{
  batch: MessageBatch;
  /** The consumer came to its end: what it said of each message counts. */
  finish(): void;
  /** The consumer is gone, or its answer is: every message comes again. */
  comeAgain(): void;
}>;

export type Queues = Readonly<{
  producer(name: string, gate: Gate): Queue;
  /** When the next message is ready; undefined when there is none. */
  nextAt(): number | undefined;
  /** Takes messages of one queue that are ready. */
  take(): Delivery;
}>;

/** The queues of the platform: they deliver at least once, in any order, when they like. */
export function openQueues(faults: Faults, time: Time): Queues {
  const { random } = faults;
  let waiting: Waiting[] = [];
  let delivered = 0;

  const put = (queue: string, body: unknown, attempts: number, afterMs: number) => {
    waiting.push({ queue, body: structuredClone(body), attempts, readyAt: time.now() + afterMs });
  };
  const accept = (queue: string, bodies: readonly unknown[]) => {
    let answerLost = false;
    for (const body of bodies) {
      const fault = faults.strike(SEND_CHANCES);
      if (fault === "queue-down") throw new Error("Queue sendBatch failed: Internal Server Error");
      if (fault === "queue-answer-lost") answerLost = true;
      if (fault === "message-lost") continue;
      const late = fault === "message-late" ? random.between(1, LATE_MS_MAX) : 0;
      put(queue, body, 1, late);
      if (fault === "message-doubled") put(queue, body, 1, random.between(0, LATE_MS_MAX));
    }
    if (answerLost) throw new Error("Queue send failed: Network connection lost.");
  };
  const again = ({ queue, body, attempts }: Waiting, afterMs: number) => {
    const spent = attempts > (QUEUES[queue]?.retries ?? 0);
    if (spent) put(DEAD_LETTERS, body, 1, 0);
    else put(queue, body, attempts + 1, afterMs);
  };

  return {
    producer(name, gate) {
      const producer = {
        send: (body: unknown) => gate(async () => accept(name, [body])),
        sendBatch: (all: Iterable<{ body: unknown }>) =>
          gate(async () =>
            accept(
              name,
              [...all].map(({ body }) => body),
            ),
          ),
      };
      return producer as unknown as Queue;
    },
    nextAt: () =>
      waiting.length === 0 ? undefined : Math.min(...waiting.map(({ readyAt }) => readyAt)),
    take() {
      const ready = waiting.filter(({ readyAt }) => readyAt <= time.now());
      const { queue } = random.pick(ready);
      const most = random.between(1, QUEUES[queue]?.batch ?? 1);
      const taken = ready.filter((message) => message.queue === queue).slice(0, most);
      waiting = waiting.filter((message) => !taken.includes(message));
      const fates: Fate[] = taken.map(() => "nothing");
      const messages = taken.map(({ body, attempts }, index) => {
        delivered += 1;
        return {
          id: `m${delivered}`,
          timestamp: new Date(time.now()),
          body: structuredClone(body),
          attempts,
          ack: () => (fates[index] = "acknowledged"),
          retry: ({ delaySeconds = 0 } = {}) =>
            (fates[index] = { retryAfterMs: delaySeconds * 1000 }),
        };
      });
      return {
        batch: { queue, messages } as unknown as MessageBatch,
        finish() {
          for (const [index, message] of taken.entries()) {
            const fate = fates[index];
            if (typeof fate === "object") again(message, fate.retryAfterMs);
            else if (faults.strike(DELIVERY_CHANCES))
              again(message, random.between(0, AGAIN_MS_MAX));
            else if (fate !== "acknowledged") again(message, 0);
          }
        },
        comeAgain() {
          for (const message of taken) again(message, random.between(0, AGAIN_MS_MAX));
        },
      };
    },
  };
}
