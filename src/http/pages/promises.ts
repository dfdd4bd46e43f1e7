import type { MessageKey } from "../../../web/locales/translate";
import { cancelPromise, type CancelRefusal } from "../../app/promise/cancel";
import { makePromise, type MakeRefusal } from "../../app/promise/make";
import { Reason } from "../../app/payment/payment-fields";
import { parseDate } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { renderLoan } from "./loan";
import { readPayment } from "./loan-quote-view";
import { newPages, type PageContext, readForm, redirectAfter } from "./page";

type Wrong = Readonly<Record<string, MessageKey>>;

export const promisePages = newPages();

promisePages.post("/loans/:id/promises", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("promise.write");
  const id = parsePublicId("loan", c.req.param("id"));
  const found = id === undefined ? undefined : await ctx.loans.find(id);
  if (id === undefined || !found) return c.notFound();
  const values = await readForm(c);
  const again = (wrong: Wrong) => renderLoan(c, { promise: { values, wrong } });
  const words = (name: string) => (values[name] ?? "").trim();
  const amount = readPayment(words("promiseAmount"), found.loan.currency);
  const dueOn = parseDate(words("promiseDueOn"));
  const note = Reason.safeParse(words("promiseNote"));
  if (amount === undefined) return again({ promiseAmount: "promise.error.amount" });
  if (dueOn === undefined) return again({ promiseDueOn: "promise.error.dueOn" });
  if (!note.success) return again({ promiseNote: "promise.error.words" });
  const made = await makePromise(ctx, { loan: { id }, amount, dueOn, note: note.data || null });
  if (made.ok) return done(c, id, "promise.done.made");
  const { code } = made.refusal;
  return code === "loan.not_found" ? c.notFound() : again(NOT_MADE[code]);
});

const NOT_MADE: Readonly<Record<Exclude<MakeRefusal["code"], "loan.not_found">, Wrong>> = {
  "promise.due_in_past": { promiseDueOn: "promise.error.dueOn" },
  "promise.due_too_far": { promiseDueOn: "promise.error.dueOn" },
  "promise.more_than_owed": { promiseAmount: "promise.error.tooMuch" },
  "promise.nothing_owed": { "": "promise.error.nothingOwed" },
  "promise.already_open": { "": "promise.error.alreadyOpen" },
  "promise.too_many": { "": "promise.error.tooMany" },
  "request.conflict": { "": "promise.error.again" },
};

promisePages.post("/loans/:id/promises/:promise/cancellation", async (c) => {
  const ctx = c.get("tenant");
  ctx.allow("promise.write");
  const loanId = parsePublicId("loan", c.req.param("id"));
  const id = parsePublicId("promise", c.req.param("promise"));
  const found = id === undefined ? undefined : await ctx.promises.find(id);
  if (loanId === undefined || id === undefined || found?.loanId !== loanId) return c.notFound();
  const field = `cancelReason-${publicId("promise", id)}`;
  const values = await readForm(c);
  const again = (key: MessageKey) =>
    renderLoan(c, { promise: { values, wrong: { [field]: key } } });
  const reason = Reason.min(1).safeParse(values[field] ?? "");
  if (!reason.success) return again("promise.error.words");
  const cancelled = await cancelPromise(ctx, { id, reason: reason.data });
  if (cancelled.ok) return done(c, loanId, "promise.done.cancelled");
  const { code } = cancelled.refusal;
  return code === "promise.not_found" ? c.notFound() : again(NOT_CANCELLED[code]);
});

const NOT_CANCELLED: Readonly<
  Record<Exclude<CancelRefusal["code"], "promise.not_found">, MessageKey>
> = {
  "promise.settled": "promise.error.settled",
  "request.conflict": "promise.error.again",
};

function done(c: PageContext, loanId: number, key: MessageKey) {
  return redirectAfter(c, `/loans/${publicId("loan", loanId)}#promises`, { key });
}
