import { addDays, type BusinessDate } from "../../kernel/calendar";
import { ok, type Result, refuse } from "../../kernel/result";
import type { ContactWindow } from "../contact/window";

/** So far ahead a call may be asked for. */
export const CALL_BACK_DAYS_MAX = 14;
export const CALL_BACK_MINUTES_MIN = 60;

/** When a borrower wants to be called: minutes of their own day. */
export type CallBack = Readonly<{ on: BusinessDate; hours: ContactWindow }>;

export type CallBackRefusal =
  | Readonly<{ code: "task.call_day_out_of_range"; from: BusinessDate; through: BusinessDate }>
  /** Shorter than an hour, or outside the lender's own hours of contact. */
  | Readonly<{ code: "task.call_hours_out_of_range"; startMinute: number; endMinute: number }>;

/**
 * Whether a lender can promise a call: on a day from today on and two weeks ahead at most, in at least an
 * hour of those in which its policy calls at all.
 */
export function checkCallBack(
  { on, hours }: CallBack,
  today: BusinessDate,
  open: ContactWindow,
): Result<CallBack, CallBackRefusal> {
  const through = addDays(today, CALL_BACK_DAYS_MAX);
  if (on < today || on > through) {
    return refuse({ code: "task.call_day_out_of_range", from: today, through });
  }
  const { startMinute, endMinute } = hours;
  const isInside = open.startMinute <= startMinute && endMinute <= open.endMinute;
  if (!isInside || endMinute - startMinute < CALL_BACK_MINUTES_MIN) {
    return refuse({ code: "task.call_hours_out_of_range", ...open });
  }
  return ok({ on, hours });
}
