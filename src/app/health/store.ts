import type { Pulse } from "../../domain/scan/lateness";
import type { Instant } from "../../kernel/calendar";

export type AlertKind = "book-late";

/** Something of the lender's that is late and not made up for yet. */
export type OpenAlert = Readonly<{ kind: AlertKind; raisedAt: Instant; dueAt: Instant }>;

/** Whether the machines keep up: the platform's clock, and what of this lender is late. */
export type HealthStore = Readonly<{
  pulse(): Promise<Pulse>;
  openAlerts(): Promise<readonly OpenAlert[]>;
}>;
