import { z } from "@hono/zod-openapi";
import { CASE_EVENT_KINDS, type BorrowerCase, type CaseEvent } from "../../app/case/store";
import { CASE_STATES, NAME_PATTERN } from "../../domain/case/case";
import { PRIORITIES, WORKING_ROLES } from "../../domain/policy/step-action";
import { publicId } from "../../kernel/ids";

export const StageName = z
  .string()
  .regex(NAME_PATTERN, "is a name of small letters, digits and hyphens, at most 40 of them")
  .openapi({ example: "first-contact" });
export const PriorityName = z.enum(PRIORITIES).openapi({ example: "high" });
export const RoleName = z.enum(WORKING_ROLES).openapi({ example: "officer" });

export const CaseAnswer = z
  .object({
    id: z.string().openapi({ example: "cas_01" }),
    borrowerId: z.string().openapi({ example: "bor_01" }),
    state: z.enum(CASE_STATES),
    stage: z.string().openapi({ example: "first-contact" }),
    priority: PriorityName,
    ownerRole: RoleName,
    owner: z.string().nullable().openapi({
      description: "The person who took it, `person:…`; null while nobody has.",
    }),
    openedOn: z.iso.date(),
    movedOn: z.iso.date().openapi({ description: "When stage or priority were changed last." }),
    closedOn: z.iso.date().nullable(),
    closeReason: z.string().nullable(),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .openapi("Case");

export const CaseEventAnswer = z
  .object({
    sequence: z.int(),
    kind: z.enum(CASE_EVENT_KINDS),
    businessDate: z.iso.date(),
    at: z.int().openapi({ description: "Epoch milliseconds." }),
    actor: z.string().openapi({ example: "system:scan" }),
    loanId: z.string().nullable().openapi({ description: "The loan whose step it was." }),
    policyVersion: z.int().nullable(),
    step: z.string().nullable().openapi({ description: "Null when a person did it." }),
    text: z.string().nullable().openapi({ description: "The note, or the reason that was given." }),
    to: z
      .object({
        stage: z.string().optional(),
        priority: PriorityName.optional(),
        ownerRole: RoleName.optional(),
        owner: z.string().nullable().optional(),
      })
      .nullable()
      .openapi({ description: "What it was changed to; of `kept`: what the step asked for." }),
    followsLoanId: z.string().nullable().openapi({
      description: "Of `kept`: the loan that is late for longer, which the case follows.",
    }),
  })
  .openapi("CaseEvent");

export function caseAnswer(standing: BorrowerCase): z.input<typeof CaseAnswer> {
  const { id, borrowerId, state, stage, priority, ownerRole, owner } = standing;
  const { openedOn, movedOn, closedOn, closeReason, createdAt, updatedAt } = standing;
  return {
    id: publicId("case", id),
    borrowerId: publicId("borrower", borrowerId),
    state,
    stage,
    priority,
    ownerRole,
    owner,
    openedOn,
    movedOn,
    closedOn,
    closeReason,
    createdAt,
    updatedAt,
  };
}

export function caseEventAnswer(event: CaseEvent): z.input<typeof CaseEventAnswer> {
  const { sequence, kind, on, at, actor, loanId, policyVersion, step, reason } = event;
  return {
    sequence,
    kind,
    businessDate: on,
    at,
    actor,
    loanId: loanId === null ? null : publicId("loan", loanId),
    policyVersion,
    step,
    text: reason.text ?? null,
    to: reason.to ?? null,
    followsLoanId: reason.follows ? publicId("loan", reason.follows.loanId) : null,
  };
}
