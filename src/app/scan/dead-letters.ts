import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { planNoticesAgain } from "../notice/plan-again";
import type { DeadLetter } from "../tenant/store";
import type { QueueName } from "../write";

type Missing = Readonly<{ code: "scan.dead_letter_not_found" }>;
const MISSING = refuse({ code: "scan.dead_letter_not_found" });
const LETTERS_MAX = 200;

/** Messages that could not be handled, newest first. */
export async function listDeadLetters(
  ctx: TenantContext,
  state: DeadLetter["state"] | null,
): Promise<readonly DeadLetter[]> {
  ctx.allow("scan.read");
  return ctx.access.deadLetters(state, LETTERS_MAX);
}

/** Sends a dead message again, as it was. What it does is safe to do twice. */
export async function replayDeadLetter(
  ctx: TenantContext,
  id: number,
): Promise<Result<null, Missing>> {
  ctx.allow("scan.repair");
  const letter = await ctx.access.deadLetter(id);
  if (letter?.state !== "open" || !isQueue(letter.queue)) return MISSING;
  const message = JSON.parse(letter.message) as Record<string, unknown>;
  const ids = letter.kind === "notice.send" ? message["ids"] : undefined;
  if (Array.isArray(ids)) await planNoticesAgain(ctx, ids as number[]);
  // Sent first: a crash in between leaves it open, and the second sending changes nothing.
  await ctx.send(letter.queue, message);
  return resolve(ctx, letter, "replayed");
}

/** Gives a dead message up; it stays on record. */
export async function discardDeadLetter(
  ctx: TenantContext,
  id: number,
): Promise<Result<null, Missing>> {
  ctx.allow("scan.repair");
  const letter = await ctx.access.deadLetter(id);
  return letter?.state === "open" ? resolve(ctx, letter, "discarded") : MISSING;
}

async function resolve(
  ctx: TenantContext,
  letter: DeadLetter,
  state: "replayed" | "discarded",
): Promise<Result<null, Missing>> {
  const { actor, now } = ctx;
  if (!(await ctx.access.resolveDeadLetter(letter.id, state, actor.name, now))) return MISSING;
  await ctx.access.audit(
    {
      actor: actor.name,
      action: `dead-letter.${state}`,
      subject: String(letter.id),
      detail: { kind: letter.kind, reason: letter.reason },
    },
    now,
  );
  return ok(null);
}

function isQueue(name: string): name is QueueName {
  return ["scans", "imports", "payments", "notices", "events"].includes(name);
}
