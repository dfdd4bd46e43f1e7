import type { BorrowerCase } from "../app/case/store";
import type { CaseState } from "../domain/case/case";
import type { Priority, WorkingRole } from "../domain/policy/step-action";
import type { BusinessDate, Instant } from "../kernel/calendar";

/** The columns of `borrower_case` as D1 answers them. */
export type CaseColumns = Readonly<{
  id: number;
  borrower_id: number;
  state: CaseState;
  stage: string;
  stage_before: string;
  moved_on: BusinessDate;
  priority: Priority;
  priority_before: Priority;
  owner_role: WorkingRole;
  owner: string | null;
  opened_on: BusinessDate;
  closed_on: BusinessDate | null;
  close_reason: string | null;
  created_at: Instant;
  updated_at: Instant;
  version: number;
}>;

export const CASE_COLUMNS = `id, borrower_id, state, stage, stage_before, moved_on, priority, priority_before,
  owner_role, owner, opened_on, closed_on, close_reason, created_at, updated_at, version`;

export function toCase(row: CaseColumns): BorrowerCase {
  return {
    id: row.id,
    borrowerId: row.borrower_id,
    state: row.state,
    stage: row.stage,
    stageBefore: row.stage_before,
    movedOn: row.moved_on,
    priority: row.priority,
    priorityBefore: row.priority_before,
    ownerRole: row.owner_role,
    owner: row.owner,
    openedOn: row.opened_on,
    closedOn: row.closed_on,
    closeReason: row.close_reason,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
