import type { EventDraft } from "../../domain/event/event";
import type { BusinessDate } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import type { BorrowerCase, CaseEventKind } from "../case/store";
import type { ActDrafts, CaseBook } from "../scan/draft-acts";

/** What the steps of a page of loans do to cases. A step that leaves a case where it is tells nothing. */
export function eventsOfActs(
  on: BusinessDate,
  { moves, closings }: Pick<ActDrafts, "moves" | "closings">,
  cases: CaseBook,
): EventDraft[] {
  const opened = new Set<number>();
  const events: EventDraft[] = [];
  for (const { id, borrowerId, stage, step, follows } of moves) {
    if (follows) continue;
    const isOpen = opened.has(borrowerId) || cases.isOpen(borrowerId);
    opened.add(borrowerId);
    const facts = { borrowerId: publicId("borrower", borrowerId), stage, by: `step:${step}` };
    if (isOpen) events.push({ type: "case.moved", on, data: { caseId: null, ...facts } });
    else events.push({ type: "case.opened", on, data: { caseId: publicId("case", id), ...facts } });
  }
  for (const { borrowerId, step } of closings) {
    if (!opened.has(borrowerId) && !cases.isOpen(borrowerId)) continue;
    const borrower = publicId("borrower", borrowerId);
    const data = { caseId: null, borrowerId: borrower, stage: null, by: `step:${step}` };
    events.push({ type: "case.closed", on, data });
  }
  return events;
}

const OF_KIND = { opened: "case.opened", moved: "case.moved", closed: "case.closed" } as const;

/** What a person or a key did to a case. */
export function eventsOfCase(
  kind: CaseEventKind,
  { id, borrowerId, stage }: Pick<BorrowerCase, "id" | "borrowerId" | "stage">,
  { on, by }: Readonly<{ on: BusinessDate; by: string }>,
): EventDraft[] {
  if (kind !== "opened" && kind !== "moved" && kind !== "closed") return [];
  const borrower = publicId("borrower", borrowerId);
  const data = { caseId: publicId("case", id), borrowerId: borrower, stage, by };
  return [{ type: OF_KIND[kind], on, data }];
}
