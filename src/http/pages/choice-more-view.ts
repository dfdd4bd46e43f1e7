import type { ChoiceMoreProps } from "../../../web/pages/choice-more";
import { BY_LINK } from "../../app/borrower/by-link";
import type { Borrower } from "../../app/borrower/store";
import type { TenantContext } from "../../app/context";
import { maskEmail, maskPhone } from "../../domain/contact/masked";
import type { Representative } from "../../domain/contact/representative";
import { CALL_BACK_DAYS_MAX } from "../../domain/task/call-back";
import { addDays } from "../../kernel/calendar";
import { partitionOf } from "../../kernel/ids";

const TASKS_MAX = 100;
const NOTICES_MAX = 100;
const MESSAGES_MAX = 10;
/** An older one speaks of what has long changed. */
const MESSAGE_DAYS = 60;

/** What the page shows of the borrower: addresses that only they know again. */
export async function moreOf(ctx: TenantContext, borrower: Borrower) {
  const { email, phone, representative } = borrower.contact;
  const [tasks, messages] = await Promise.all([
    ctx.tasks.ofBorrower(borrower.id, TASKS_MAX),
    messagesOf(ctx, borrower.id),
  ]);
  return {
    messages,
    reached: [email && maskEmail(email), phone && maskPhone(phone)].flatMap((one) => one ?? []),
    days: Array.from({ length: CALL_BACK_DAYS_MAX + 1 }, (_, day) => addDays(ctx.today, day)),
    hasCallBack: tasks.some((one) => one.state === "open" && one.plannedBy === BY_LINK.name),
    representative: representativeState(representative),
  };
}

function representativeState(
  representative: Representative | null,
): ChoiceMoreProps["representative"] {
  if (representative === null) return "none";
  return representative.isConfirmed ? "confirmed" : "claimed";
}

/** What was put on the page lately, newest first, in the words that it was put there with. */
async function messagesOf(ctx: TenantContext, borrowerId: number) {
  const { notices } = await ctx.notices.list({
    ...{ borrowerId, loanId: null, state: "sent", after: null, limit: NOTICES_MAX },
  });
  const since = addDays(ctx.today, -MESSAGE_DAYS);
  const shown = notices
    .filter(({ channel, businessDate }) => channel === "message" && businessDate >= since)
    .slice(0, MESSAGES_MAX);
  const ids = shown.map(({ id }) => id);
  const contents = await ctx.notices.contents(partitionOf(borrowerId), ids);
  return shown.flatMap(({ id, businessDate }) => {
    const content = contents.get(id);
    return content ? [{ on: businessDate, subject: content.subject, text: content.text }] : [];
  });
}
