import type { CaseAct, ExplanationStore, KeptRule } from "../app/explanation/store";
import type { ActReason } from "../app/treatment/store";
import type { HoldStop, Priority, WorkingRole } from "../domain/policy/step-action";
import type { BusinessDate, Instant } from "../kernel/calendar";
import { tenantStatement } from "./statement";
import type { Door } from "./tenant-store";

type RuleColumns = Readonly<{
  policy_version: number | null;
  step: string | null;
  reason: string;
}>;

const TASK = tenantStatement<
  RuleColumns & {
    borrower_id: number;
    loan_id: number;
    title: string;
    role: string;
    business_date: BusinessDate;
    due_on: BusinessDate;
    created_at: Instant;
  }
>(
  "explanation.task",
  `SELECT borrower_id, loan_id, title, role, business_date, due_on, created_at, policy_version, step,
     reason FROM task WHERE tenant_id = ?1 AND id = ?2`,
);
const CASE_EVENT = tenantStatement<
  RuleColumns & {
    borrower_id: number;
    loan_id: number | null;
    kind: string;
    business_date: BusinessDate;
    at: Instant;
    actor: string;
  }
>(
  "explanation.case_event",
  `SELECT c.borrower_id, e.loan_id, e.kind, e.business_date, e.at, e.actor, e.policy_version, e.step,
     e.reason FROM case_event e CROSS JOIN borrower_case c
     ON c.tenant_id = ?1 AND c.id = e.case_id
   WHERE e.tenant_id = ?1 AND e.case_id = ?2 AND e.sequence = ?3`,
);
const HOLD = tenantStatement<
  RuleColumns & {
    borrower_id: number;
    stops: string;
    reason_text: string;
    legal_basis: string;
    owner: string;
    from_on: BusinessDate;
    to_on: BusinessDate | null;
    lifted_by: string | null;
    lift_reason: string | null;
    created_at: Instant;
  }
>(
  "explanation.hold",
  `SELECT borrower_id, stops, reason_text, legal_basis, owner, from_on, to_on, lifted_by, lift_reason,
     created_at, policy_version, step, reason FROM hold
   WHERE tenant_id = ?1 AND loan_id = ?2 AND number = ?3`,
);
const FLAG = tenantStatement<
  RuleColumns & {
    borrower_id: number;
    set_on: BusinessDate;
    ends_on: BusinessDate | null;
    note: string | null;
    actor: string;
    created_at: Instant;
  }
>(
  "explanation.flag",
  `SELECT borrower_id, set_on, ends_on, note, actor, created_at, policy_version, step, reason FROM flag
   WHERE tenant_id = ?1 AND loan_id = ?2 AND flag = ?3`,
);

/** Single acts with the rule that each of them names. */
export function openExplanationStore(door: Door): ExplanationStore {
  return {
    async task(id) {
      const row = await door.home(id)?.first(TASK, id);
      return (
        row && {
          ...ruleOf(row),
          borrowerId: row.borrower_id,
          loanId: row.loan_id,
          title: row.title,
          role: row.role,
          businessDate: row.business_date,
          dueOn: row.due_on,
          createdAt: row.created_at,
        }
      );
    },
    async caseEvent(caseId, sequence) {
      const row = await door.home(caseId)?.first(CASE_EVENT, caseId, sequence);
      if (!row) return undefined;
      const { borrower_id: borrowerId, loan_id: loanId, kind, actor } = row;
      return {
        ...ruleOf(row),
        borrowerId,
        loanId,
        kind,
        businessDate: row.business_date,
        at: row.at,
        actor,
        said: saidIn(row.reason),
      };
    },
    async hold(loanId, number) {
      const row = await door.home(loanId)?.first(HOLD, loanId, number);
      return (
        row && {
          ...ruleOf(row),
          borrowerId: row.borrower_id,
          stops: JSON.parse(row.stops) as HoldStop[],
          holdReason: row.reason_text,
          legalBasis: row.legal_basis,
          owner: row.owner,
          from: row.from_on,
          to: row.to_on,
          liftedBy: row.lifted_by,
          liftReason: row.lift_reason,
          createdAt: row.created_at,
        }
      );
    },
    async flag(loanId, flag) {
      const row = await door.home(loanId)?.first(FLAG, loanId, flag);
      return (
        row && {
          ...ruleOf(row),
          borrowerId: row.borrower_id,
          setOn: row.set_on,
          endsOn: row.ends_on,
          note: row.note,
          actor: row.actor,
          createdAt: row.created_at,
        }
      );
    },
  };
}

/** Where an event says that the case went, and the words with it. */
function saidIn(reason: string): CaseAct["said"] {
  const { text = null, to = {} } = JSON.parse(reason) as Readonly<{
    text?: string;
    to?: Readonly<{ stage?: string; priority?: Priority; ownerRole?: WorkingRole }>;
  }>;
  return {
    text,
    stage: to.stage ?? null,
    priority: to.priority ?? null,
    role: to.ownerRole ?? null,
  };
}

/** The reason of a person's act is an empty object, or keeps other things. */
function ruleOf({ policy_version: policyVersion, step, reason }: RuleColumns): KeptRule {
  const read = JSON.parse(reason) as Partial<ActReason>;
  const isKept = policyVersion !== null && read.facts !== undefined;
  return { policyVersion, step, reason: isKept ? (read as ActReason) : null };
}
