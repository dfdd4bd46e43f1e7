import type { ExportTime } from "../../domain/export/schedule";
import type { BusinessDate, Instant } from "../../kernel/calendar";
import type { ExportRequest } from "./start";

/** An export that is made by itself, whenever the book has reached its next day. */
export type ExportSchedule = ExportRequest &
  Readonly<{
    number: number;
    name: string;
    time: ExportTime;
    nextOn: BusinessDate;
    createdBy: string;
    createdAt: Instant;
  }>;

export type ExportScheduleStore = Readonly<{
  add(draft: Omit<ExportSchedule, "number" | "createdAt">, now: Instant): Promise<number>;
  all(): Promise<readonly ExportSchedule[]>;
  find(number: number): Promise<ExportSchedule | undefined>;
  remove(number: number): Promise<boolean>;
  /** Moves it on from the day it was made for; false when somebody had. */
  moveOn(number: number, from: BusinessDate, to: BusinessDate): Promise<boolean>;
}>;
