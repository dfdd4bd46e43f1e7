import type { MessageKey } from "../../../web/locales/translate";
import { LoanPage } from "../../../web/pages/loan";
import { listDeadlines } from "../../app/deadline/list";
import { readLoanHistory } from "../../app/loan/read-history";
import type { TenantContext } from "../../app/context";
import type { PromiseToPay } from "../../app/promise/store";
import type { Loan } from "../../app/loan/store";
import { reversePayment } from "../../app/payment/reverse";
import type { ReverseRefusal } from "../../app/payment/reverse-entry";
import { PROMISE_DAYS_MAX } from "../../domain/promise/promise";
import { addDays } from "../../kernel/calendar";
import { parsePublicId, publicId } from "../../kernel/ids";
import { actorNames } from "./actor-names";
import { installmentExplanations } from "./loan-explanation-view";
import { lateDaysOf } from "./loan-history-view";
import {
  installmentRowsOf,
  ledgerRowsOf,
  loanBorrowerOf,
  loanEventsOf,
  loanFactsOf,
} from "./loan-view";
import { quoteViewOf, readPayment } from "./loan-quote-view";
import { toNoticeRow } from "./notices";
import { newPages, type PageContext, pageShell, readForm, redirectAfter, renderPage } from "./page";
import { assigneesOf, openTasksOf, standingOf } from "./treatment-view";

const REASON_LENGTH_MAX = 200;
const ASKED_LENGTH_MAX = 20;

export const loanPages = newPages();

loanPages.get("/loans/:id", (c) => renderLoan(c));

loanPages.post("/loans/:id/payments/:sequence/reversal", async (c) => {
  const loanId = parsePublicId("loan", c.req.param("id"));
  const sequence = Number(c.req.param("sequence"));
  if (loanId === undefined || !Number.isInteger(sequence)) return c.notFound();
  const reason = ((await readForm(c))["reason"] ?? "").trim().slice(0, REASON_LENGTH_MAX);
  const reversed = await reversePayment(c.get("tenant"), {
    loanId,
    sequence,
    reason: reason === "" ? null : reason,
    origin: "manual",
  });
  if (reversed.ok) {
    return redirectAfter(c, `/loans/${publicId("loan", loanId)}#ledger`, { key: "loan.reversed" });
  }
  if (reversed.refusal.code === "payment.not_found") return c.notFound();
  return renderLoan(c, { wrong: WRONG[reversed.refusal.code] });
});

const WRONG: Readonly<Record<Exclude<ReverseRefusal["code"], "payment.not_found">, MessageKey>> = {
  "payment.already_reversed": "loan.notReversed.gone",
  "payment.not_reversible": "loan.notReversed.not",
  "request.conflict": "payments.error.again",
};

const TASKS_MAX = 100;

/** What stands with a loan and its borrower: case, tasks, promises, holds and flags. */
async function readTreatment(ctx: TenantContext, { id, borrowerId, partition }: Loan) {
  for (const permission of [
    "case.read",
    "task.read",
    "promise.read",
    "hold.read",
    "flag.read",
  ] as const) {
    ctx.allow(permission);
  }
  const [open, tasks, promises, holds, flags] = await Promise.all([
    ctx.cases.openOf(borrowerId),
    ctx.tasks.ofBorrower(borrowerId, TASKS_MAX),
    ctx.promises.ofLoans(partition, [id]),
    ctx.holds.ofLoans(partition, [id]),
    ctx.flags.ofLoans(partition, [id]),
  ]);
  return [open, tasks, promises, { holds, flags }] as const;
}

/** What was asked for and not done: said above the page, or at the field of its form. */
type Again = Readonly<{
  wrong?: MessageKey;
  promise?: Readonly<{
    values: Readonly<Record<string, string>>;
    wrong: Readonly<Record<string, MessageKey>>;
  }>;
}>;

function promiseRowOf(one: PromiseToPay) {
  return { ...one, id: publicId("promise", one.id) };
}

export async function renderLoan(c: PageContext, again: Again = {}) {
  const { wrong, promise } = again;
  const ctx = c.get("tenant");
  const id = parsePublicId("loan", c.req.param("id") ?? "");
  const read = id === undefined ? undefined : await readLoanHistory(ctx, id);
  if (!read?.ok) return c.notFound();
  const history = read.value;
  const { loan } = history.found;
  const [open, tasks, promises, held] = await readTreatment(ctx, loan);
  // One that cannot be read has no days to count from.
  const deadlines = history.replayed && (await listDeadlines(ctx, loan.id));
  const { t, frame } = pageShell(c, { current: "/loans" });
  const nameOf = await actorNames(c, t, [
    ...history.deeds.map(({ actor }) => actor),
    ...assigneesOf(tasks),
  ]);
  const installments = history.replayed
    ? installmentRowsOf(
        history.replayed.state,
        installmentExplanations(history.replayed.record, history.replayed.state),
      )
    : [];
  const asked = (c.req.query("pay") ?? "").trim().slice(0, ASKED_LENGTH_MAX);
  const payment = readPayment(asked, history.found.loan.currency);
  const quote = quoteViewOf(ctx, history, payment ?? null);
  const isWrong = asked !== "" && payment === undefined;
  const page = (
    <LoanPage
      t={t}
      frame={frame}
      loan={loanFactsOf(ctx, history)}
      borrower={loanBorrowerOf(history, ctx.tenant.timezone)}
      next={history.next}
      installments={installments}
      history={lateDaysOf(history)}
      quote={quote && { quote, asked, wrong: isWrong ? t("quote.notAmount") : undefined }}
      wholeSchedule={c.req.query("schedule") === "all"}
      ledger={ledgerRowsOf(history)}
      events={loanEventsOf(history, nameOf)}
      notices={history.notices.map(toNoticeRow)}
      standing={standingOf({ loans: [loan], ...held }, open, ctx.today)}
      promises={{
        promises: promises.map(promiseRowOf),
        days: { from: ctx.today, to: addDays(ctx.today, PROMISE_DAYS_MAX) },
        canPromise: loan.status === "active" && ctx.actor.permissions.includes("promise.write"),
        again: promise && {
          values: promise.values,
          errors: Object.fromEntries(
            Object.entries(promise.wrong).map(([field, key]) => [field, t(key)]),
          ),
        },
      }}
      tasks={openTasksOf(tasks, nameOf)}
      deadlines={deadlines?.ok ? deadlines.value.deadlines : []}
      canReverse={ctx.actor.permissions.includes("payment.write")}
      {...(wrong ? { wrong: t(wrong) } : {})}
    />
  );
  return renderPage(c, page, wrong || promise ? 422 : 200);
}
