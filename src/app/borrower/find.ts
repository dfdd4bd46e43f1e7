import { z } from "zod";
import { type BusinessDate, parseDate } from "../../kernel/calendar";
import { partitionOf, publicId } from "../../kernel/ids";
import { ok, type Result, refuse } from "../../kernel/result";
import type { AuditEntry } from "../audit/store";
import type { TenantContext } from "../context";
import type { Loan } from "../loan/store";
import type { Borrower } from "./store";

/** One time that contact was stopped or allowed again. */
export type StopDeed = Readonly<{
  act: "stopped" | "lifted";
  on: BusinessDate;
  /** As the audit log writes it: `person:…`, `key:…` or `system:…`. */
  actor: string;
  reason: string | null;
}>;

export type BorrowerDetail = Readonly<{
  borrower: Borrower;
  loans: readonly Loan[];
  /** Newest first. */
  deeds: readonly StopDeed[];
  /** Why the stop that stands was recorded; null where none stands. */
  stopReason: string | null;
}>;

const DEEDS_MAX = 100;

/** One borrower: who it is, how to reach them, their loans, and whether contact is stopped. */
export async function findBorrower(
  ctx: TenantContext,
  id: number,
): Promise<Result<BorrowerDetail, Readonly<{ code: "borrower.not_found" }>>> {
  ctx.allow("borrower.read");
  const borrower = await ctx.borrowers.find(id);
  if (!borrower) return refuse({ code: "borrower.not_found" });
  const [loans, audited] = await Promise.all([
    ctx.loans.ofBorrower(id),
    ctx.audit.ofSubject(partitionOf(id), publicId("borrower", id), DEEDS_MAX),
  ]);
  const deeds = audited.flatMap(toDeed);
  const standing = borrower.stopRequestedAt === null ? undefined : deeds[0];
  return ok({ borrower, loans, deeds, stopReason: standing?.reason ?? null });
}

const ACTS: Readonly<Record<string, StopDeed["act"]>> = {
  "borrower.request-stop": "stopped",
  "borrower.lift-stop": "lifted",
};
const Detail = z.object({ reason: z.string().nullable(), businessDate: z.string() });

function toDeed({ action, actor, detail }: AuditEntry): StopDeed[] {
  const act = ACTS[action];
  if (act === undefined) return [];
  const { reason, businessDate } = Detail.parse(JSON.parse(detail));
  const on = parseDate(businessDate);
  return on ? [{ act, on, actor, reason }] : [];
}
