import { moveCase } from "../../domain/case/case";
import type { Priority } from "../../domain/policy/step-action";
import type { Result } from "../../kernel/result";
import type { TenantContext } from "../context";
import { changeCase, type ChangeRefusal } from "./change-case";
import type { BorrowerCase } from "./store";

/** Moves a case to another stage or priority; what is left out stays. */
export function moveToStage(
  ctx: TenantContext,
  input: Readonly<{
    id: number;
    stage?: string | undefined;
    priority?: Priority | undefined;
    reason: string | null;
  }>,
): Promise<Result<BorrowerCase, ChangeRefusal>> {
  const { id, stage, priority, reason } = input;
  return changeCase(ctx, {
    id,
    action: "case.move",
    kind: "moved",
    reason: {
      ...(reason !== null && { text: reason }),
      to: { ...(stage !== undefined && { stage }), ...(priority !== undefined && { priority }) },
    },
    next: (standing) => moveCase(standing, { stage, priority }, ctx.today),
  });
}
