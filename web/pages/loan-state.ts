import type { Translator } from "../locales/translate";
import { stepName } from "./step-name";

export type LoanStatus = "awaiting-schedule" | "active" | "closed";

export type LoanStanding = Readonly<{
  status: LoanStatus;
  currency: string;
  installmentsLate: number;
  daysPastDue: number;
}>;

/** The state of a loan in plain words, without blame. */
export function loanState(t: Translator, loan: LoanStanding): string {
  if (loan.status === "awaiting-schedule") return t("loan.state.awaiting");
  if (loan.status === "closed") return t("loan.state.closed");
  if (loan.daysPastDue === 0) return t("loan.state.current");
  const count = loan.installmentsLate;
  if (loan.daysPastDue === 1) return t("loan.state.lateOneDay", { count });
  return t("loan.state.late", { count, days: loan.daysPastDue });
}

/** The next thing that will happen to a loan by itself. */
export type NextForLoan =
  | Readonly<{ kind: "notice"; step: string; on: string }>
  | Readonly<{ kind: "reminder"; on: string }>
  | Readonly<{ kind: "installment"; amount: number; on: string }>
  | Readonly<{ kind: "nothing" }>;

export function nextForLoan(t: Translator, next: NextForLoan, currency: string): string {
  switch (next.kind) {
    case "notice":
      return t("loan.next.notice", { step: stepName(t, next.step), date: t.formatDate(next.on) });
    case "reminder":
      return t("loan.next.reminder", { date: t.formatDate(next.on) });
    case "installment":
      return t("loan.next.installment", {
        amount: t.formatMoney(next.amount, currency),
        date: t.formatDate(next.on),
      });
    case "nothing":
      return t("loan.next.nothing");
  }
}
