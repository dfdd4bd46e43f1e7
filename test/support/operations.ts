import { documentOf } from "../../src/domain/policy/templates";
import { DESCRIPTION } from "./described";
import { type Foreign, SUPPRESSED } from "./foreign";

export type Ids = Omit<Foreign, "world">;
export type Operation = Readonly<{
  call: readonly [method: string, path: (ids: Ids) => string];
  body?: (ids: Ids) => unknown;
  /** Path or body name an object of the lender: another lender's is not found. */
  names?: true;
  /** A scope that this operation asks for nothing of; every other key is refused. */
  without?: string;
}>;

const LOAN = {
  externalId: "L-contract",
  borrowerExternalId: "B-contract",
  borrowerName: "Ada Park",
  principal: 100_000,
  annualRatePercent: "9.5",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2026-01-01",
  firstDueOn: "2026-02-01",
};
const TERMS = {
  principal: 100_000,
  annualRatePercent: "9.5",
  installmentCount: 12,
  frequency: "monthly",
  method: "annuity",
  disbursedOn: "2026-01-01",
  firstDueOn: "2026-02-01",
  currency: "USD",
};

const OWED = { borrower: "B1", currency: "USD", disbursedOn: "2026-01-01" };
const OWED_LINES = [{ dueOn: "2026-02-01", principal: 100_000, interest: 700 }];
const CONSOLIDATION = {
  loans: ["L1", "L2"].map((reference) => ({ ...OWED, reference, schedule: OWED_LINES })),
  asOf: "2026-02-10",
  reference: "L3",
  terms: {
    annualRatePercent: "9.5",
    installmentCount: 12,
    frequency: "monthly",
    method: "annuity",
    firstDueOn: "2026-03-10",
  },
};

const PAST_DUE = "past-due/email/en";
const WORDS = {
  subject: "Your loan {{ loan }}",
  text: "{{ lender }}: {{ past_due_amount | default: 'nothing' }} is past due. STOP ends this.",
};
const SUBSCRIPTION = {
  ...{ name: "core", url: "https://core.example.com/events", types: ["loan.cured"] },
};
const PROVIDER = {
  name: "mail",
  settings: {
    ...{ kind: "smtp", host: "smtp.example.com", port: 465, security: "tls" },
    ...{ username: "me", from: "notices@example.com" },
  },
  secrets: { key: "secret" },
};
const SUPPRESSED_ADDRESS = { channel: SUPPRESSED.channel, address: SUPPRESSED.address };

/** Every operation of the API; one that is missing here fails a test. */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  "tenant.change": { call: ["PATCH", () => "/v1/tenant"], body: () => ({ locale: "en" }) },
  "overview.read": { call: ["GET", () => "/v1/overview"] },
  "borrower.read-timeline": {
    call: ["GET", (ids) => `/v1/borrowers/${ids.borrower}/timeline`],
    names: true,
  },
  "tenant.read": { call: ["GET", () => "/v1/tenant"], without: "loans:read" },
  "api-key.list": { call: ["GET", () => "/v1/api-keys"] },
  "api-key.create": {
    call: ["POST", () => "/v1/api-keys"],
    body: () => ({ name: "x", scopes: ["loans:read"] }),
  },
  "api-key.find": { call: ["GET", (ids) => `/v1/api-keys/${ids.apiKey}`], names: true },
  "api-key.change": {
    call: ["PATCH", (ids) => `/v1/api-keys/${ids.apiKey}`],
    body: () => ({ name: "x" }),
    names: true,
  },
  "api-key.rotate": {
    call: ["POST", (ids) => `/v1/api-keys/${ids.apiKey}/secrets`],
    body: () => ({ overlapHours: 0 }),
    names: true,
  },
  "api-key.revoke": { call: ["DELETE", (ids) => `/v1/api-keys/${ids.apiKey}`], names: true },
  "clock.read": { call: ["GET", () => "/v1/clock"] },
  "clock.move": { call: ["PUT", () => "/v1/clock"], body: () => ({ on: "2026-01-15" }) },
  "behaviour.read": { call: ["GET", () => "/v1/sandbox/behaviour"] },
  "behaviour.write": {
    call: ["PUT", () => "/v1/sandbox/behaviour"],
    body: () => ({ seed: 1, rules: [{ loans: {}, pays: { kind: "rolls" } }] }),
  },
  "behaviour.drop": { call: ["DELETE", () => "/v1/sandbox/behaviour"] },
  "book.read": { call: ["GET", () => "/v1/sandbox/book"] },
  "book.empty": { call: ["DELETE", () => "/v1/sandbox/book"] },
  "export.make": { call: ["POST", () => "/v1/exports"], body: () => ({ kind: "ledger" }) },
  "export.list": { call: ["GET", () => "/v1/exports"] },
  "export.find": { call: ["GET", (ids) => `/v1/exports/${ids.export}`], names: true },
  "export.remove": { call: ["DELETE", (ids) => `/v1/exports/${ids.export}`], names: true },
  "export.link": {
    call: ["POST", (ids) => `/v1/exports/${ids.export}/links`],
    body: () => ({ expiresInSeconds: 3600 }),
    names: true,
  },
  "export.schedule": {
    call: ["POST", () => "/v1/export-schedules"],
    body: () => ({ name: "n", kind: "states", every: "day" }),
  },
  "export.list-schedules": { call: ["GET", () => "/v1/export-schedules"] },
  "export.unschedule": {
    call: ["DELETE", (ids) => `/v1/export-schedules/${ids.exportSchedule}`],
    names: true,
  },
  "loan.create": { call: ["POST", () => "/v1/loans"], body: () => LOAN },
  "loan.list": { call: ["GET", () => "/v1/loans"] },
  "loan.find": { call: ["GET", (ids) => `/v1/loans/${ids.loan}`], names: true },
  "loan.read-state": { call: ["GET", (ids) => `/v1/loans/${ids.loan}/state`], names: true },
  "loan.read-delinquency": {
    call: ["GET", (ids) => `/v1/loans/${ids.loan}/delinquency`],
    names: true,
  },
  "contact.list-packs": { call: ["GET", () => "/v1/contact-packs"] },
  "deadline.list": { call: ["GET", (ids) => `/v1/loans/${ids.loan}/deadlines`], names: true },
  "loan.read-quote": {
    call: ["GET", (ids) => `/v1/loans/${ids.loan}/quote?payment=12000`],
    names: true,
  },
  "loan.add-schedule": {
    call: ["POST", (ids) => `/v1/loans/${ids.loan}/schedules`],
    body: () => ({
      installments: [{ number: 1, dueOn: "2026-02-01", principal: 100, interest: 1 }],
    }),
    names: true,
  },
  "borrower.search": { call: ["GET", () => "/v1/borrowers?search=nobody"] },
  "borrower.find": { call: ["GET", (ids) => `/v1/borrowers/${ids.borrower}`], names: true },
  "borrower.represent": {
    call: ["PUT", (ids) => `/v1/borrowers/${ids.borrower}/representative`],
    body: () => ({
      ...{ name: "Hill & Co", phone: null, email: "hill@law.example", only: false },
      evidence: "a letter",
    }),
    names: true,
  },
  "borrower.remove-representative": {
    call: ["DELETE", (ids) => `/v1/borrowers/${ids.borrower}/representative`],
    names: true,
  },
  "borrower.confirm": {
    call: ["POST", (ids) => `/v1/borrowers/${ids.borrower}/confirmations`],
    body: () => ({ ways: ["email"], evidence: "seen" }),
    names: true,
  },
  "borrower.request-stop": {
    call: ["PUT", (ids) => `/v1/borrowers/${ids.borrower}/stop`],
    body: () => ({ reason: "asked by phone" }),
    names: true,
  },
  "borrower.lift-stop": {
    call: ["DELETE", (ids) => `/v1/borrowers/${ids.borrower}/stop`],
    names: true,
  },
  "calculation.schedule": { call: ["POST", () => "/v1/calculations/schedule"], body: () => TERMS },
  "calculation.loan-state": {
    call: ["POST", () => "/v1/calculations/loan-state"],
    body: () => ({
      schedule: [{ dueOn: "2026-02-01", principal: 100_000, interest: 700 }],
      asOf: "2026-02-02",
    }),
  },
  "calculation.modification": {
    call: ["POST", () => "/v1/calculations/modification"],
    body: () => ({ terms: TERMS, asOf: "2026-03-10", request: { kind: "re-amortize" } }),
  },
  "calculation.consolidation": {
    call: ["POST", () => "/v1/calculations/consolidation"],
    body: () => CONSOLIDATION,
  },
  "calculation.quote": {
    call: ["POST", () => "/v1/calculations/quote"],
    body: () => ({
      schedule: [{ dueOn: "2026-02-01", principal: 100_000, interest: 700 }],
      asOf: "2026-02-02",
    }),
  },
  "calculation.delinquency": {
    call: ["POST", () => "/v1/calculations/delinquency"],
    body: () => ({
      schedule: [{ dueOn: "2026-02-01", principal: 100_000, interest: 700 }],
      asOf: "2026-03-02",
    }),
  },
  "calculation.classification": {
    call: ["POST", () => "/v1/calculations/classification"],
    body: () => ({
      asOf: "2026-04-01",
      schemes: ["ifrs-9"],
      loans: [{ reference: "L-1", product: "closed-end", exposure: { principal: 100_000 } }],
    }),
  },
  "calculation.loss-factors": {
    call: ["POST", () => "/v1/calculations/loss-factors"],
    body: () => ({ buckets: [{ name: "M0", outstanding: 100_000, rollPercent: "100" }] }),
  },
  "classification.list-schemes": { call: ["GET", () => "/v1/classification-schemes"] },
  "calculation.apr": {
    call: ["POST", () => "/v1/calculations/apr"],
    body: () => ({
      basis: "us-reg-z",
      advances: [{ on: "2026-01-01", amount: 100_000 }],
      payments: [{ on: "2026-02-01", amount: 100_700 }],
    }),
  },
  "import.list": { call: ["GET", () => "/v1/imports"] },
  "import.start": {
    call: ["POST", () => "/v1/imports"],
    body: () => ({ kind: "loans", fileName: "loans.csv" }),
  },
  "import.find": { call: ["GET", (ids) => `/v1/imports/${ids.import}`], names: true },
  "import.read-rows": { call: ["GET", (ids) => `/v1/imports/${ids.import}/rows`], names: true },
  "import.download-rejected": {
    call: ["GET", (ids) => `/v1/imports/${ids.import}/rejected.csv`],
    names: true,
  },
  "import.repeat": {
    call: ["POST", (ids) => `/v1/imports/${ids.import}/repetition`],
    names: true,
  },
  "import.receive-file": { call: ["PUT", (ids) => `/v1/imports/${ids.import}/file`], names: true },
  "import.list-mappings": { call: ["GET", () => "/v1/import-mappings"] },
  "import.find-mapping": {
    call: ["GET", (ids) => `/v1/import-mappings/${ids.mapping}`],
    names: true,
  },
  "import.save-mapping": {
    call: ["PUT", () => "/v1/import-mappings/mine"],
    body: () => ({ kind: "payments", columns: { amount: { column: "Betrag" } } }),
  },
  "notice.list": { call: ["GET", () => "/v1/notices"] },
  "notice.find": { call: ["GET", (ids) => `/v1/notices/${ids.notice}`], names: true },
  "contact.log": {
    call: ["POST", () => "/v1/contacts"],
    body: (ids) => ({
      borrowerId: ids.borrower,
      loanId: ids.loan,
      externalId: "c",
      channel: "phone",
      at: Date.UTC(2026, 0, 5, 15),
    }),
    names: true,
  },
  "contact.list": {
    call: ["GET", (ids) => `/v1/contacts?borrowerId=${ids.borrower}`],
    names: true,
  },
  "borrower.choices": {
    call: ["GET", (ids) => `/v1/borrowers/${ids.borrower}/contact-choices`],
    names: true,
  },
  "borrower.choose": {
    call: ["PUT", (ids) => `/v1/borrowers/${ids.borrower}/contact-choices`],
    body: () => ({ consents: [], unwantedChannels: ["sms"], hours: null, evidence: "asked" }),
    names: true,
  },
  "contact.permit": {
    call: ["POST", () => "/v1/contact-permits"],
    body: (ids) => ({ borrowerId: ids.borrower, loanId: ids.loan, channel: "phone" }),
    names: true,
  },
  "case.list": { call: ["GET", () => "/v1/cases"] },
  "case.read": { call: ["GET", (ids) => `/v1/cases/${ids.case}`], names: true },
  "case.open": {
    call: ["POST", () => "/v1/cases"],
    body: (ids) => ({ borrowerId: ids.borrower, stage: "contact", reason: "called us" }),
    names: true,
  },
  "case.move": {
    call: ["PUT", (ids) => `/v1/cases/${ids.case}/stage`],
    body: () => ({ stage: "second-contact" }),
    names: true,
  },
  "case.assign": {
    call: ["PUT", (ids) => `/v1/cases/${ids.case}/assignment`],
    body: () => ({ ownerRole: "admin" }),
    names: true,
  },
  "case.close": {
    call: ["POST", (ids) => `/v1/cases/${ids.case}/closure`],
    body: () => ({ reason: "brought current" }),
    names: true,
  },
  "case.note": {
    call: ["POST", (ids) => `/v1/cases/${ids.case}/notes`],
    body: () => ({ text: "pays on Friday" }),
    names: true,
  },
  "task.list": { call: ["GET", () => "/v1/tasks"] },
  "task.add": {
    call: ["POST", () => "/v1/tasks"],
    body: (ids) => ({ borrowerId: ids.borrower, title: "call", role: "officer" }),
    names: true,
  },
  "task.find": { call: ["GET", (ids) => `/v1/tasks/${ids.task}`], names: true },
  "task.finish": {
    call: ["POST", (ids) => `/v1/tasks/${ids.task}/completion`],
    body: () => ({ outcome: "reached" }),
    names: true,
  },
  "task.cancel": { call: ["DELETE", (ids) => `/v1/tasks/${ids.task}`], names: true },
  "promise.list": { call: ["GET", () => "/v1/promises"] },
  "promise.find": { call: ["GET", (ids) => `/v1/promises/${ids.promise}`], names: true },
  "promise.make": {
    call: ["POST", () => "/v1/promises"],
    body: (ids) => ({ loanId: ids.loan, amount: 100, dueOn: "2026-02-20" }),
    names: true,
  },
  "promise.cancel": {
    call: ["POST", (ids) => `/v1/promises/${ids.promise}/cancellation`],
    body: () => ({ reason: "recorded twice" }),
    names: true,
  },
  "hold.list": { call: ["GET", (ids) => `/v1/loans/${ids.loan}/holds`], names: true },
  "hold.place": {
    call: ["POST", (ids) => `/v1/loans/${ids.loan}/holds`],
    body: () => ({
      stops: ["notices"],
      reason: "dispute",
      legalBasis: "12 CFR 1006.38",
      owner: "Disputes team",
      to: "2099-01-01",
    }),
    names: true,
  },
  "hold.lift": {
    call: ["POST", (ids) => `/v1/loans/${ids.loan}/holds/1/lift`],
    body: () => ({ reason: "settled" }),
    names: true,
  },
  "flag.list": { call: ["GET", (ids) => `/v1/loans/${ids.loan}/flags`], names: true },
  "flag.set": {
    call: ["PUT", (ids) => `/v1/loans/${ids.loan}/flags/watch`],
    body: () => ({ note: "lost the job" }),
    names: true,
  },
  "flag.remove": { call: ["DELETE", (ids) => `/v1/loans/${ids.loan}/flags/watch`], names: true },
  "flag.read-watchlist": { call: ["GET", () => "/v1/watchlist"] },
  "explanation.read": {
    call: ["GET", (ids) => `/v1/explanations?act=notice/${ids.notice}`],
    names: true,
  },
  "policy.list": { call: ["GET", () => "/v1/policies"] },
  "policy.read": { call: ["GET", (ids) => `/v1/policies/${ids.policyVersion}`], names: true },
  "policy.draft": {
    call: ["POST", () => "/v1/policies"],
    body: (ids) => ({ from: ids.policyVersion }),
    names: true,
  },
  "policy.edit": {
    call: ["PUT", (ids) => `/v1/policies/${ids.policyVersion}`],
    body: () => ({ effectiveOn: "2099-01-01", document: documentOf("mortgage") }),
    names: true,
  },
  "policy.validate": {
    call: ["POST", () => "/v1/policies/validate"],
    body: () => documentOf("mortgage"),
  },
  "policy.list-facts": { call: ["GET", () => "/v1/policies/facts"] },
  "policy.compare": {
    call: ["GET", (ids) => `/v1/policies/${ids.policyVersion}/difference?with=1`],
    names: true,
  },
  "policy.submit": {
    call: ["POST", (ids) => `/v1/policies/${ids.policyVersion}/submission`],
    names: true,
  },
  "policy.withdraw": {
    call: ["DELETE", (ids) => `/v1/policies/${ids.policyVersion}/submission`],
    names: true,
  },
  "policy.approve": {
    call: ["POST", (ids) => `/v1/policies/${ids.policyVersion}/approval`],
    names: true,
  },
  "simulation.start": {
    call: ["POST", (ids) => `/v1/policies/${ids.policyVersion}/simulations`],
    body: () => ({ days: 30, behaviour: { kind: "nothing" } }),
    names: true,
  },
  "simulation.test-past": {
    call: ["POST", (ids) => `/v1/policies/${ids.policyVersion}/backtests`],
    body: () => ({ from: "2026-01-20" }),
    names: true,
  },
  "simulation.list": { call: ["GET", () => "/v1/simulations"] },
  "simulation.find": { call: ["GET", (ids) => `/v1/simulations/${ids.simulation}`], names: true },
  "simulation.list-differences": {
    call: ["GET", (ids) => `/v1/simulations/${ids.simulation}/differences`],
    names: true,
  },
  "payment.post": {
    call: ["POST", () => "/v1/payments"],
    body: (ids) => ({
      externalId: `p-${ids.loan}`,
      loanId: ids.loan,
      amount: 100,
      paidOn: "2026-01-10",
    }),
    names: true,
  },
  "payment.find": { call: ["GET", (ids) => `/v1/payments/${ids.payment}`], names: true },
  "payment.reverse": { call: ["DELETE", (ids) => `/v1/payments/${ids.payment}`], names: true },
  "payment.list-unmatched": { call: ["GET", () => "/v1/unmatched-payments"] },
  "payment.assign-unmatched": {
    call: ["POST", (ids) => `/v1/unmatched-payments/${ids.unmatched}/assignment`],
    body: (ids) => ({ loanId: ids.loan }),
    names: true,
  },
  "payment.find-unmatched": {
    call: ["GET", (ids) => `/v1/unmatched-payments/${ids.unmatched}`],
    names: true,
  },
  "payment.split-unmatched": {
    call: ["POST", (ids) => `/v1/unmatched-payments/${ids.unmatched}/split`],
    body: (ids) => ({
      parts: [
        { loanId: ids.loan, amount: 1 },
        { loanExternalId: "foreign-1", amount: 99 },
      ],
    }),
    names: true,
  },
  "payment.return-unmatched": {
    call: ["POST", (ids) => `/v1/unmatched-payments/${ids.unmatched}/return`],
    body: () => ({ reason: "not ours" }),
    names: true,
  },
  "payment.dismiss-unmatched": {
    call: ["DELETE", (ids) => `/v1/unmatched-payments/${ids.unmatched}`],
    names: true,
  },
  "notice.settle": {
    call: ["POST", (ids) => `/v1/notices/${ids.notice}/settlement`],
    body: () => ({ wasSent: true }),
    names: true,
  },
  "notice.print": { call: ["POST", () => "/v1/print-runs"] },
  "notice.print-run": {
    call: ["GET", (ids) => `/v1/print-runs/run-${ids.notice}`],
    names: true,
  },
  "template.list": { call: ["GET", () => "/v1/templates"] },
  "template.find": { call: ["GET", () => `/v1/templates/${PAST_DUE}`] },
  "template.save": { call: ["PUT", () => `/v1/templates/${PAST_DUE}`], body: () => WORDS },
  "template.drop": { call: ["DELETE", () => `/v1/templates/${PAST_DUE}`] },
  "template.preview": {
    call: ["POST", () => `/v1/templates/${PAST_DUE}/preview`],
    body: () => WORDS,
  },
  "provider.list": { call: ["GET", () => "/v1/providers"] },
  "provider.add": { call: ["POST", () => "/v1/providers"], body: () => PROVIDER },
  "provider.order": {
    call: ["PUT", () => "/v1/providers"],
    body: (ids) => ({ order: [ids.provider] }),
    names: true,
  },
  "provider.find": { call: ["GET", (ids) => `/v1/providers/${ids.provider}`], names: true },
  "provider.change": {
    call: ["PUT", (ids) => `/v1/providers/${ids.provider}`],
    body: () => PROVIDER,
    names: true,
  },
  "provider.remove": { call: ["DELETE", (ids) => `/v1/providers/${ids.provider}`], names: true },
  "provider.try": {
    call: ["POST", (ids) => `/v1/providers/${ids.provider}/trials`],
    body: () => ({ to: "me@example.com" }),
    names: true,
  },
  "suppression.list": { call: ["GET", () => "/v1/suppressions"] },
  "suppression.add": {
    call: ["POST", () => "/v1/suppressions"],
    body: () => ({ channel: "email", address: "ada@example.com", source: "said so" }),
  },
  "suppression.lift": {
    call: ["POST", () => "/v1/suppressions/lift"],
    body: () => SUPPRESSED_ADDRESS,
    names: true,
  },
  "webhook.list-endpoints": { call: ["GET", () => "/v1/webhook-endpoints"] },
  "webhook.list-events": { call: ["GET", () => "/v1/webhook-events"] },
  "webhook.create-endpoint": {
    call: ["POST", () => "/v1/webhook-endpoints"],
    body: () => ({ name: "core" }),
  },
  "webhook.renew-secrets": {
    call: ["PUT", (ids) => `/v1/webhook-endpoints/${ids.endpoint}/secrets`],
    body: () => ({ secret: "whsec_5WbX5kEWLlfzsGNjH64I8lOOqUB6e8FH" }),
    names: true,
  },
  "webhook.describe-endpoint": {
    call: ["PUT", (ids) => `/v1/webhook-endpoints/${ids.endpoint}/description`],
    body: () => DESCRIPTION,
    names: true,
  },
  "webhook.try-message": {
    call: ["POST", (ids) => `/v1/webhook-endpoints/${ids.endpoint}/trials`],
    body: () => ({ body: "{}" }),
    names: true,
  },
  "webhook.disable-endpoint": {
    call: ["DELETE", (ids) => `/v1/webhook-endpoints/${ids.endpoint}`],
    names: true,
  },
  "subscription.list": { call: ["GET", () => "/v1/subscriptions"] },
  "subscription.create": { call: ["POST", () => "/v1/subscriptions"], body: () => SUBSCRIPTION },
  "subscription.find": {
    call: ["GET", (ids) => `/v1/subscriptions/${ids.subscription}`],
    names: true,
  },
  "subscription.change": {
    call: ["PUT", (ids) => `/v1/subscriptions/${ids.subscription}`],
    body: () => SUBSCRIPTION,
    names: true,
  },
  "subscription.remove": {
    call: ["DELETE", (ids) => `/v1/subscriptions/${ids.subscription}`],
    names: true,
  },
  "subscription.renew-secret": {
    call: ["POST", (ids) => `/v1/subscriptions/${ids.subscription}/secrets`],
    names: true,
  },
  "subscription.switch-off": {
    call: ["PUT", (ids) => `/v1/subscriptions/${ids.subscription}/off`],
    names: true,
  },
  "subscription.switch-on": {
    call: ["DELETE", (ids) => `/v1/subscriptions/${ids.subscription}/off`],
    names: true,
  },
  "subscription.try": {
    call: ["POST", (ids) => `/v1/subscriptions/${ids.subscription}/trials`],
    names: true,
  },
  "event.list": { call: ["GET", () => "/v1/events"] },
  "event.find": { call: ["GET", (ids) => `/v1/events/${ids.event}`], names: true },
  "event.list-deliveries": {
    call: ["GET", (ids) => `/v1/subscriptions/${ids.subscription}/deliveries`],
    names: true,
  },
  "event.replay": {
    call: ["POST", (ids) => `/v1/subscriptions/${ids.subscription}/replays`],
    body: (ids) => ({ eventId: ids.event }),
    names: true,
  },
  "scan.list": { call: ["GET", () => "/v1/scans"] },
  "dead-letter.list": { call: ["GET", () => "/v1/dead-letters"] },
  "dead-letter.replay": {
    call: ["POST", (ids) => `/v1/dead-letters/${ids.deadLetter}/replay`],
    names: true,
  },
  "dead-letter.discard": {
    call: ["DELETE", (ids) => `/v1/dead-letters/${ids.deadLetter}`],
    names: true,
  },
  "reconciliation.list": { call: ["GET", () => "/v1/reconciliations"] },
  "reconciliation.start": { call: ["POST", () => "/v1/reconciliations"] },
  "reconciliation.find": {
    call: ["GET", (ids) => `/v1/reconciliations/${ids.reconciliation}`],
    names: true,
  },
  "standing.forget": { call: ["DELETE", () => "/v1/standings"] },
  "report.movements": { call: ["GET", () => "/v1/reports/movements"] },
  "report.movements-file": { call: ["GET", () => "/v1/reports/movements.csv"] },
  "report.forecast": { call: ["GET", () => "/v1/reports/forecast"] },
  "report.forecast-file": { call: ["GET", () => "/v1/reports/forecast.csv"] },
  "report.transitions": { call: ["GET", () => "/v1/reports/transitions"] },
  "report.transitions-file": { call: ["GET", () => "/v1/reports/transitions.csv"] },
  "report.vintages": { call: ["GET", () => "/v1/reports/vintages"] },
  "report.vintages-file": { call: ["GET", () => "/v1/reports/vintages.csv"] },
  "report.ageing": { call: ["GET", () => "/v1/reports/ageing"] },
  "report.contacts": { call: ["GET", () => "/v1/reports/contacts"] },
  "report.contacts-file": { call: ["GET", () => "/v1/reports/contacts.csv"] },
  "report.ageing-file": { call: ["GET", () => "/v1/reports/ageing.csv"] },
};

/** Operations that nobody needs a lender for, each with its own test elsewhere. */
export const OPEN_OPERATIONS = new Set([
  "health.read",
  "webhook.receive",
  "provider.report",
  "tenant.create",
  // The key itself is what is sent: test/worker/access-token.test.ts holds them.
  "access-token.issue",
  "access-token.list-signing-keys",
  "access-token.describe-server",
]);
