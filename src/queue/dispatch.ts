import type { TenantContext } from "../app/context";
import type { QueueName } from "../app/write";
import { openTenant } from "../composition/open-tenant";
import { PERMISSIONS } from "../domain/member/role";
import type { Env } from "../env";
import { type Instant, instant } from "../kernel/calendar";
import { Outage } from "../kernel/outage";
import { keepDeadLetter } from "../store/dead-letter";
import { findTenant, type TenantEntry } from "../store/directory";
import { deliver } from "./consumers/event";
import { runImport } from "./consumers/import";
import { sendNotices } from "./consumers/notice";
import { applyUnmatched } from "./consumers/payment";
import { reconcile } from "./consumers/reconciliation";
import { emptyBook } from "./consumers/reset";
import { moveClock, scan } from "./consumers/scan";
import { simulate } from "./consumers/simulation";
import { applyWebhook } from "./consumers/webhook";
import { backoffSeconds, type Disposition, park, retry } from "./disposition";
import { Envelope, type EnvelopeKind, type EnvelopeOf, QUEUE_OF } from "./envelope";

type Consumer<Kind extends EnvelopeKind> = (
  ctx: TenantContext,
  message: EnvelopeOf<Kind>,
  attempts: number,
) => Promise<Disposition>;

const CONSUMERS: { readonly [Kind in EnvelopeKind]: Consumer<Kind> } = {
  "scan.run": scan,
  "clock.advance": moveClock,
  "book.empty": emptyBook,
  "import.run": runImport,
  "webhook.apply": applyWebhook,
  "unmatched.apply": applyUnmatched,
  "reconciliation.run": reconcile,
  "simulation.run": simulate,
  "notice.send": sendNotices,
  "event.deliver": deliver,
};

const DEAD_LETTER_QUEUE = "forbear-dead-letters";
/** Deliveries after which a bug is not tried again: it would fail the same way. */
const FAULT_ATTEMPTS_MAX = 3;

/** Handles a batch message by message: each ends in an ack, a retry or a stored dead letter. */
export async function consume(batch: MessageBatch, env: Env): Promise<void> {
  const tenants = new Map<number, Promise<TenantEntry | undefined>>();
  const find = (id: number) => {
    const known = tenants.get(id) ?? findTenant(env, id);
    tenants.set(id, known);
    return known;
  };
  for (const message of batch.messages) {
    const disposition =
      batch.queue === DEAD_LETTER_QUEUE
        ? park("given up by the queue after its last retry")
        : await handle(env, message, find).catch((error) => afterError(error, message.attempts));
    await end(env, batch.queue, message, disposition);
  }
}

async function handle(
  env: Env,
  message: Message,
  find: (id: number) => Promise<TenantEntry | undefined>,
): Promise<Disposition> {
  const envelope = Envelope.safeParse(message.body);
  if (!envelope.success) return park("not a message of ours");
  const { kind, tenant } = envelope.data;
  const entry = await find(tenant);
  if (!entry) return park("no such tenant");
  if (entry.tenant.state === "suspended") return park("the tenant is suspended");
  const actor = { name: `system:${kind}`, permissions: PERMISSIONS };
  const ctx = openTenant(env, entry, actor, instant(Date.now()), null);
  const consumer = CONSUMERS[kind] as Consumer<typeof kind>;
  return consumer(ctx, envelope.data as EnvelopeOf<typeof kind>, message.attempts);
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
