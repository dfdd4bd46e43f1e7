import { instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { Outage } from "../../kernel/outage";
import type { TenantContext } from "../context";
import type { CommitOutcome } from "../write";
import type { Delivery } from "./deliver";
import { noteFailures } from "./note-failures";
import { type Notice, type NoticeChange, PLANNED_MS } from "./store";

const COMMIT_TRIES_MAX = 3;
const COMMIT_WAIT_MS = 500;

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
  const sent = deliveries.filter(({ end }) => end === "sent");
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
        ...ctx.notices.keepContent(
          sent.map(({ letter }) => ({ id: letter.notice.id, content: letter.content })),
        ),
      ],
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
  const rest = { ...before, sendAfter: null };
  switch (delivery.end) {
    case "sent": {
      const sentAt = ctx.tenant.mode === "sandbox" ? delivery.letter.at : ctx.now;
      const after: Notice = { ...rest, state: "sent", providerId: delivery.providerId, sentAt };
      return { before, after: { ...after, failure: null } };
    }
    case "refused":
      return { before, after: { ...rest, state: "failed", failure: delivery.reason } };
    case "outage":
      return {
        before,
        after: {
          ...rest,
          state: "planned",
          sendAfter: instant(ctx.now + PLANNED_MS),
          failure: delivery.reason,
        },
      };
  }
}

function subjectOf(delivery: Delivery | undefined): string {
  return delivery ? publicId("notice", delivery.letter.notice.id) : "";
}
