import { ok, type Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { changeCase, type ChangeRefusal } from "./change-case";
import type { BorrowerCase } from "./store";

/** Writes words into the timeline of a case, also of one that is closed. */
export function noteOnCase(
  ctx: TenantContext,
  { id, text }: Readonly<{ id: number; text: string }>,
): Promise<Result<BorrowerCase, ChangeRefusal>> {
  return changeCase(ctx, {
    id,
    action: "case.note",
    kind: "noted",
    reason: { text },
    next: (standing) => ok(standing),
  });
}
