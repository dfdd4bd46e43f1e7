import { BY_LINK } from "../../app/borrower/by-link";
import type { Borrower } from "../../app/borrower/store";
import type { TenantContext } from "../../app/context";
import { maskEmail, maskPhone } from "../../domain/contact/masked";
import { CALL_BACK_DAYS_MAX } from "../../domain/task/call-back";
import { addDays } from "../../kernel/calendar";

const TASKS_MAX = 100;

/** What the page shows of the borrower: addresses that only they know again. */
export async function moreOf(ctx: TenantContext, borrower: Borrower) {
  const { email, phone, representative } = borrower.contact;
  const tasks = await ctx.tasks.ofBorrower(borrower.id, TASKS_MAX);
  return {
    reached: [email && maskEmail(email), phone && maskPhone(phone)].flatMap((one) => one ?? []),
    days: Array.from({ length: CALL_BACK_DAYS_MAX + 1 }, (_, day) => addDays(ctx.today, day)),
    hasCallBack: tasks.some((one) => one.state === "open" && one.plannedBy === BY_LINK.name),
    hasRepresentative: representative !== null,
  };
}
