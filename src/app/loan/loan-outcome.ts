import type { Difference } from "../../domain/import/differing-field";
import type { OpeningRefusal } from "../../domain/loan/opening";
import type { ScheduleRefusal } from "../../domain/loan/build-schedule";
import type { BusinessDate } from "../../kernel/calendar";
import type { Minor } from "../../kernel/money";

export type LoanRefusal =
  | ScheduleRefusal
  | OpeningRefusal
  | Readonly<{ code: "loan.opening_in_future"; today: BusinessDate }>
  /** The loan is here with other terms. */
  | (Readonly<{ code: "loan.terms_differ" }> & Difference)
  | Readonly<{ code: "request.conflict" }>;

/** What became of one loan that was sent. `id` is null in a dry run. */
export type LoanOutcome =
  | Readonly<{
      status: "created" | "updated" | "unchanged";
      id: number | null;
      externalId: string;
      currency: string;
      /** Posted to reach the opening principal; zero when none was needed. */
      adjustment: Minor;
    }>
  | Readonly<{ status: "refused"; externalId: string; refusal: LoanRefusal }>;
