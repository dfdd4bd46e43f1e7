import type { GateDecision } from "../../domain/contact/decision";
import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import { findNamed, isOwnLoan } from "./find-borrower";
import type { PermitRequest } from "./grant-permit";
import { decideStanding, readStanding } from "./standing";

/** What the gate would answer for one contact now: no permit, nothing counted, nothing written. */
export async function askContact(
  ctx: TenantContext,
  { borrower, place, ...asked }: PermitRequest,
): Promise<Result<GateDecision, Readonly<{ code: "borrower.not_found" | "loan.not_found" }>>> {
  ctx.allow("contact.read");
  const found = await findNamed(ctx, borrower);
  if (!found) return refuse({ code: "borrower.not_found" });
  if (!(await isOwnLoan(ctx, found.id, asked.loanId))) return refuse({ code: "loan.not_found" });
  const standing = await readStanding(ctx, found.id);
  if (!standing) return refuse({ code: "borrower.not_found" });
  return ok(decideStanding(ctx, standing, { ...asked, place }));
}
