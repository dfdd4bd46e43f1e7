import { instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import { eventsOfNotices } from "../event/of-notices";
import type { CommitOutcome } from "../write";
import type { Delivery } from "./deliver";
import { noteFailures } from "./note-failures";
import { type Notice, type NoticeChange, PLANNED_MS } from "./store";

const COMMIT_TRIES_MAX = 3;
const COMMIT_WAIT_MS = 500;
/** After this it is asked what became of a letter whose answer was lost. */
const ASK_AGAIN_SECONDS = 60;
/** A letter that alone is held up that often will not go. */
const MESSAGE_TRIES_MAX = 9;

/**
 * Records what became of letters. A letter whose lease another sender took over meanwhile is left
 * to that one; the others of the group must not be lost with it, so they are then recorded singly.
 */
export async function recordSending(
  ctx: TenantContext,
  partition: number,
  deliveries: readonly Delivery[],
): Promise<void> {
  if (await record(ctx, partition, deliveries)) return;
  for (const delivery of deliveries) await record(ctx, partition, [delivery]);
}

async function record(
  ctx: TenantContext,
  partition: number,
  deliveries: readonly Delivery[],
): Promise<boolean> {
  const changes = deliveries.map((delivery) => changeOf(ctx, delivery));
  const committed = await insistently(() =>
    ctx.commit(partition, {
      deed: {
        action: "notice.send",
        subject:
          deliveries.length === 1 ? subjectOf(deliveries[0]) : `${deliveries.length} notices`,
        detail: {
          notices: changes.map(({ after }) => [publicId("notice", after.id), after.state]),
        },
      },
      writes: [
        ...ctx.notices.change(changes, ctx.now),
        ...noteFailures(
          ctx,
          changes.map(({ after }) => after),
        ),
      ],
      events: eventsOfNotices(changes, ctx.today),
    }),
  );
  return committed.ok;
}

/** The letters are out: giving up here would send them twice, so a database that blinks is asked again. */
async function insistently(commit: () => Promise<CommitOutcome>): Promise<CommitOutcome> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await commit();
    } catch (error) {
      if (!(error instanceof Outage) || tries >= COMMIT_TRIES_MAX) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, COMMIT_WAIT_MS);
      });
    }
  }
}

function changeOf(ctx: TenantContext, delivery: Delivery): NoticeChange {
  const before = delivery.letter.notice;
  return { before, after: { ...before, sendAfter: null, ...outcomeOf(ctx, delivery) } };
}

function outcomeOf(ctx: TenantContext, delivery: Delivery): Partial<Notice> {
  const { notice, at } = delivery.letter;
  const later = (seconds: number) => instant(ctx.now + seconds * 1000);
  switch (delivery.end) {
    case "accepted": {
      const sentAt = ctx.tenant.mode === "sandbox" ? at : ctx.now;
      return { state: "sent", providerId: delivery.providerId, sentAt, failure: null };
    }
    case "refused":
      return { state: "failed", failure: delivery.reason };
    case "laid-back":
      return { state: "deferred", sendAfter: delivery.until };
    case "unknown":
      // Still in the hands of whoever sent it: what became of it is found out when this ends.
      return { state: "sending", sendAfter: later(ASK_AGAIN_SECONDS), failure: delivery.reason };
    case "not-taken": {
      const { of, reason: failure, retryAfterSeconds } = delivery;
      if (of === "provider")
        return { state: "planned", sendAfter: later(PLANNED_MS / 1000), failure };
      if (notice.attempts >= MESSAGE_TRIES_MAX) return { state: "failed", failure };
      return { state: "deferred", sendAfter: later(retryAfterSeconds), failure };
    }
  }
}

function subjectOf(delivery: Delivery | undefined): string {
  return delivery ? publicId("notice", delivery.letter.notice.id) : "";
}
