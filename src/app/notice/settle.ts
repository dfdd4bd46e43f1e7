import { instant } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import { contend, LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfNotices } from "../event/of-notices";
import { type Notice, PLANNED_MS } from "./store";

export type SettleRefusal = Readonly<{
  code: "notice.not_found" | "notice.not_unconfirmed" | "request.conflict";
}>;

/** Why a notice has failed for which nobody was there to carry it: surely not sent. */
export const NO_PROVIDER = "notice.no_provider";

/**
 * A person tells what became of a notice of which nobody could tell whether it was taken: it was sent,
 * or it was not and is to be sent now, by the gate's answer of that moment. One for which there was no
 * provider can be sent now as well, when there is one.
 */
export async function settleNotice(
  ctx: TenantContext,
  id: number,
  wasSent: boolean,
): Promise<Result<Notice, SettleRefusal>> {
  ctx.allow("notice.settle");
  const partition = partitionOf(id);
  const settled = await contend(async () => {
    const before = await ctx.notices.find(id);
    if (!before) return refuse({ code: "notice.not_found" });
    const isUnsent = before.state === "failed" && before.failure === NO_PROVIDER && !wasSent;
    if (before.state !== "unconfirmed" && !isUnsent) {
      return refuse({ code: "notice.not_unconfirmed" });
    }
    const after: Notice = wasSent
      ? { ...before, state: "sent", sentAt: before.decisions.at(-1)?.at ?? before.updatedAt }
      : { ...before, state: "planned", sendAfter: instant(ctx.now + PLANNED_MS) };
    const message = { v: 1, kind: "notice.send", tenant: ctx.tenant.id, ids: [id] };
    const committed = await ctx.commit(partition, {
      deed: {
        action: "notice.settle",
        subject: publicId("notice", id),
        detail: { wasSent },
      },
      writes: ctx.notices.change([{ before, after }], ctx.now),
      events: eventsOfNotices([{ before, after }], ctx.today),
      departures: wasSent ? [] : [{ queue: "notices", message }],
    });
    return committed.ok ? ok(after) : LOST;
  });
  return settled === LOST ? refuse({ code: "request.conflict" }) : settled;
}
