import { instant } from "../../kernel/calendar";
import { controlId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";

/** A message that nobody took up by then is sent again by the tick. */
export const ANNOUNCED_MS = 20 * 60_000;

export type StartRefusal = Readonly<{ code: "reconciliation.under_way"; id: string }>;

/** Starts a reconciliation of the whole book, each partition by a message of its own. */
export async function startReconciliation(
  ctx: TenantContext,
): Promise<Result<number, StartRefusal>> {
  ctx.allow("reconciliation.start");
  const last = (await ctx.reconciliations.list(1, null))[0];
  const number = (last?.number ?? 0) + 1;
  if (last && last.state !== "finished") return underWay(last.number);
  const input = { number, cause: "asked", createdBy: ctx.actor.name } as const;
  const until = instant(ctx.now + ANNOUNCED_MS);
  // Somebody else began one with the same number in between.
  if (!(await ctx.reconciliations.create(input, ctx.now, until))) return underWay(number);
  await ctx.access.audit(
    {
      actor: ctx.actor.name,
      action: "reconciliation.start",
      subject: controlId("reconciliation", number),
      detail: {},
    },
    ctx.now,
  );
  for (let partition = 0; partition < ctx.tenant.partitionCount; partition += 1) {
    const message = { v: 1, kind: "reconciliation.run", tenant: ctx.tenant.id };
    await ctx.send("scans", { ...message, number, partition });
  }
  return ok(number);
}

function underWay(number: number): Result<number, StartRefusal> {
  return refuse({ code: "reconciliation.under_way", id: controlId("reconciliation", number) });
}
