import { closeCase } from "../../domain/case/case";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { changeCase, type ChangeRefusal } from "./change-case";
import type { BorrowerCase } from "./store";

/** Closes a case with the reason. The borrower's next trouble opens another one. */
export function closeWithReason(
  ctx: TenantContext,
  { id, reason }: Readonly<{ id: number; reason: string }>,
): Promise<Result<BorrowerCase, ChangeRefusal>> {
  return changeCase(ctx, {
    id,
    action: "case.close",
    kind: "closed",
    reason: { text: reason },
    next: (standing) => closeCase(standing, reason, ctx.today),
  });
}
