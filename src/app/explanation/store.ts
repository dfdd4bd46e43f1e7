import type { HoldStop, Priority, WorkingRole } from "../../domain/policy/step-action";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { ActReason } from "../treatment/store";

/** The rule that a row names; version and step are null when a person did it. */
export type KeptRule = Readonly<{
  policyVersion: number | null;
  step: string | null;
  reason: ActReason | null;
}>;

export type TaskAct = KeptRule &
  Readonly<{
    borrowerId: number;
    loanId: number;
    title: string;
    role: string;
    businessDate: BusinessDate;
    dueOn: BusinessDate;
    createdAt: Instant;
  }>;

export type CaseAct = KeptRule &
  Readonly<{
    borrowerId: number;
    loanId: number | null;
    kind: string;
    businessDate: BusinessDate;
    at: Instant;
    actor: string;
    /** What the event says of itself; all null of events that kept only their step. */
    said: Readonly<{
      text: string | null;
      stage: string | null;
      priority: Priority | null;
      role: WorkingRole | null;
    }>;
  }>;

export type HoldAct = KeptRule &
  Readonly<{
    borrowerId: number;
    stops: readonly HoldStop[];
    holdReason: string;
    legalBasis: string;
    owner: string;
    from: BusinessDate;
    to: BusinessDate | null;
    liftedBy: string | null;
    liftReason: string | null;
    createdAt: Instant;
  }>;

export type FlagAct = KeptRule &
  Readonly<{
    borrowerId: number;
    setOn: BusinessDate;
    endsOn: BusinessDate | null;
    note: string | null;
    actor: string;
    createdAt: Instant;
  }>;

/** The acts that leave a row, one by one, with the rule that each of them names. */
export type ExplanationStore = Readonly<{
  task(id: number): Promise<TaskAct | undefined>;
  caseEvent(caseId: number, sequence: number): Promise<CaseAct | undefined>;
  hold(loanId: number, number: number): Promise<HoldAct | undefined>;
  flag(loanId: number, flag: string): Promise<FlagAct | undefined>;
}>;
