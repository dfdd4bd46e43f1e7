import { ok, type Result, refuse } from "../../kernel/result";
import type { TenantContext } from "../context";
import type { Borrower, ChoiceRecord } from "./store";

const TOLD_MAX = 100;

/** What a borrower chose, and each telling of it with its proof, the newest first. */
export async function listChoices(
  ctx: TenantContext,
  id: number,
): Promise<
  Result<
    Readonly<{ borrower: Borrower; told: readonly ChoiceRecord[] }>,
    Readonly<{ code: "borrower.not_found" }>
  >
> {
  ctx.allow("contact.read");
  const [borrower, told] = await Promise.all([
    ctx.borrowers.find(id),
    ctx.borrowers.choicesTold(id, TOLD_MAX),
  ]);
  return borrower ? ok({ borrower, told }) : refuse({ code: "borrower.not_found" });
}
