import type { TenantContext } from "../app/context";
import type { QueueName } from "../app/write";
import { openTenant } from "../composition/open-tenant";
import { PERMISSIONS } from "../domain/member/role";
import type { Env } from "../env";
import { type Instant, instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import { keepDeadLetter } from "../store/dead-letter";
import { findTenant, type TenantEntry } from "../store/directory";
import { deleteTenant } from "./consumers/deletion";
import { deliver } from "./consumers/event";
import { makeDue, writeExport } from "./consumers/export";
import { runImport } from "./consumers/import";
import { sendNotices } from "./consumers/notice";
import { applyUnmatched } from "./consumers/payment";
import { reconcile } from "./consumers/reconciliation";
import { emptyBook } from "./consumers/reset";
import { moveClock, scan } from "./consumers/scan";
import { simulate } from "./consumers/simulation";
import { applyWebhooks } from "./consumers/webhook";
import { backoffSeconds, type Disposition, park, retry } from "./disposition";
import { type Delivered, Envelope, type EnvelopeKind, type EnvelopeOf, QUEUE_OF } from "./envelope";

/** Kinds whose messages of one lender are handled together when they come together. */
const TOGETHER = { "webhook.apply": applyWebhooks } as const;
type TogetherKind = keyof typeof TOGETHER;

type Consumer<Kind extends EnvelopeKind> = (
  ctx: TenantContext,
  message: EnvelopeOf<Kind>,
  attempts: number,
) => Promise<Disposition>;

const CONSUMERS: { readonly [Kind in Exclude<EnvelopeKind, TogetherKind>]: Consumer<Kind> } = {
  "scan.run": scan,
  "clock.advance": moveClock,
  "book.empty": emptyBook,
  "import.run": runImport,
  "unmatched.apply": applyUnmatched,
  "reconciliation.run": reconcile,
  "simulation.run": simulate,
  "notice.send": sendNotices,
  "event.deliver": deliver,
  "export.run": writeExport,
  "export.make-due": makeDue,
  "tenant.delete": deleteTenant,
};

const DEAD_LETTER_QUEUE = "forbear-dead-letters";
/** Deliveries after which a bug is not tried again: it would fail the same way. */
const FAULT_ATTEMPTS_MAX = 3;

type Find = (id: number) => Promise<TenantEntry | undefined>;
type Read = Readonly<{ message: Message; envelope: Envelope | undefined }>;

/** Handles a batch: each message ends in an ack, a retry or a stored dead letter. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  const tenants = new Map<number, Promise<TenantEntry | undefined>>();
  const find = (id: number) => {
    const known = tenants.get(id) ?? findTenant(env, id);
    tenants.set(id, known);
    return known;
  };
  const isDead = batch.queue === DEAD_LETTER_QUEUE;
  for (const group of groupsOf(batch.messages)) {
    const dispositions = isDead
      ? group.map(() => park("given up by the queue after its last retry"))
      : await handle(env, group, find);
    for (const [index, { message }] of group.entries()) {
      await end(env, batch.queue, message, dispositions[index] ?? park("was not handled"));
    }
  }
}

/** In the order of their first messages. */
function groupsOf(messages: readonly Message[]): readonly (readonly Read[])[] {
  const groups = new Map<string, Read[]>();
  for (const [index, message] of messages.entries()) {
    const envelope = Envelope.safeParse(message.body).data;
    const key =
      envelope && isTogether(envelope.kind)
        ? `${envelope.kind} of ${envelope.tenant}`
        : `message ${index}`;
    const group = groups.get(key) ?? [];
    groups.set(key, group);
    group.push({ message, envelope });
  }
  return [...groups.values()];
}

/** One disposition for each. What fails together is tried one by one, so that only the culprit is held up. */
async function handle(
  env: Env,
  group: readonly Read[],
  find: Find,
): Promise<readonly Disposition[]> {
  try {
    return await handleTogether(env, group, find);
  } catch (error) {
    if (error instanceof Outage || group.length === 1) {
      return group.map(({ message }) => afterError(error, message.attempts));
    }
    const dispositions: Disposition[] = [];
    for (const one of group) dispositions.push(...(await handle(env, [one], find)));
    return dispositions;
  }
}

async function handleTogether(
  env: Env,
  group: readonly Read[],
  find: Find,
): Promise<readonly Disposition[]> {
  const parked = (reason: string) => group.map(() => park(reason));
  const first = group[0]?.envelope;
  if (!first) return parked("not a message of ours");
  const { kind, tenant } = first;
  const entry = await find(tenant);
  if (!entry) return parked("no such tenant");
  // A lender is closed while it is deleted.
  const isClosed = entry.tenant.state === "suspended" && kind !== "tenant.delete";
  if (isClosed) return parked("the tenant is suspended");
  const actor = { name: `system:${kind}`, permissions: PERMISSIONS };
  const ctx = openTenant(env, entry, actor, instant(Date.now()), null);
  if (isTogether(kind)) {
    const delivered = group.map(({ envelope, message }) => ({
      envelope: envelope as EnvelopeOf<typeof kind>,
      attempts: message.attempts,
    }));
    return TOGETHER[kind](ctx, delivered satisfies Delivered<typeof kind>[]);
  }
  const consumer = CONSUMERS[kind] as Consumer<typeof kind>;
  const attempts = group[0]?.message.attempts ?? 1;
  return [await consumer(ctx, first as EnvelopeOf<typeof kind>, attempts)];
}

function isTogether(kind: EnvelopeKind): kind is TogetherKind {
  return kind in TOGETHER;
}

function afterError(error: unknown, attempts: number): Disposition {
  const name = error instanceof Error ? error.name : "unknown";
  const text = error instanceof Error ? error.message : String(error);
  if (error instanceof Outage) {
    const seconds = Math.max(error.retryAfterSeconds, backoffSeconds(attempts, Math.random()));
    return retry(text, seconds);
  }
  const reason = `${name}: ${text}`;
  if (attempts >= FAULT_ATTEMPTS_MAX) return park(reason);
  return retry(reason, backoffSeconds(attempts, Math.random()));
}

async function end(
  env: Env,
  queue: string,
  message: Message,
  disposition: Disposition,
): Promise<void> {
  switch (disposition.end) {
    case "ack":
      message.ack();
      return;
    case "retry":
      message.retry({ delaySeconds: disposition.afterSeconds });
      return;
    case "park":
      try {
        await keepDeadLetter(env.CONTROL, letterOf(queue, message, disposition.reason), now());
        message.ack();
      } catch {
        message.retry({ delaySeconds: 60 });
      }
  }
}

function letterOf(queue: string, message: Message, reason: string) {
  const body: unknown = message.body;
  const fields = typeof body === "object" && body !== null ? (body as Record<string, unknown>) : {};
  const kind = String(fields["kind"] ?? "unknown").slice(0, 60);
  const tenant = fields["tenant"];
  const home: QueueName | undefined = QUEUE_OF[kind as EnvelopeKind];
  return {
    tenantId: typeof tenant === "number" && Number.isSafeInteger(tenant) ? tenant : null,
    // The queue it belongs to, so that it can be sent there again; not the one it died in.
    queue: home ?? queue,
    kind,
    message: JSON.stringify(body) ?? "",
    reason,
    attempts: message.attempts,
  };
}

function now(): Instant {
  return instant(Date.now());
}
