import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { documentOf } from "../../src/domain/policy/templates";
import { createApp } from "../../src/http/app";
import { DESCRIPTION } from "../support/described";
import { type Foreign, newForeign, newMember, NOBODYS, SUPPRESSED } from "../support/foreign";
import type { Visitor } from "../support/visitor";
import { type Answer, call, newTenant, type World } from "../support/world";

type Ids = Omit<Foreign, "world">;
type Operation = Readonly<{
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

/** Every operation of the API; one that is missing here fails the first test below. */
const OPERATIONS: Readonly<Record<string, Operation>> = {
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
  "report.ageing": { call: ["GET", () => "/v1/reports/ageing"] },
  "report.contacts": { call: ["GET", () => "/v1/reports/contacts"] },
  "report.contacts-file": { call: ["GET", () => "/v1/reports/contacts.csv"] },
  "report.ageing-file": { call: ["GET", () => "/v1/reports/ageing.csv"] },
};

/** Operations that nobody needs a lender for, each with its own test elsewhere. */
const OPEN_OPERATIONS = new Set([
  "health.read",
  "webhook.receive",
  "provider.report",
  "tenant.create",
  // The key itself is what is sent: test/worker/access-token.test.ts holds them.
  "access-token.issue",
  "access-token.list-signing-keys",
  "access-token.describe-server",
]);

async function send(
  world: World | null,
  name: string,
  ids: Ids,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const operation = OPERATIONS[name];
  if (!operation) throw new Error(name);
  const [method, path] = operation.call;
  const raw = name === "import.receive-file";
  const body = raw ? "a,b\n1,2\n" : operation.body?.(ids);
  const file = { "content-type": "text/csv", "content-length": "8" };
  const type: Readonly<Record<string, string>> = raw ? file : {};
  const all = { ...type, ...headers };
  return world ? world.api(method, path(ids), body, all) : call(method, path(ids), body, all);
}

let mine: World;
/** A lender with nothing of its own: whatever number it names is not its. */
let bare: World;
let theirs: Foreign;

beforeAll(async () => {
  mine = await newTenant();
  bare = await newTenant();
  theirs = await newForeign();
});

const names = Object.keys(OPERATIONS);
const naming = names.filter((name) => OPERATIONS[name]?.names);
const taking = names.filter((name) => OPERATIONS[name]?.body);

describe("every operation of the API", () => {
  it("is in this table", async () => {
    const document = (await call("GET", "/openapi.json")).body;
    type Operations = Record<string, { operationId: string }>;
    const described = Object.values(document.paths as Record<string, Operations>)
      .flatMap((methods) => Object.values(methods))
      .map(({ operationId }) => operationId);
    expect(described.filter((id) => !OPEN_OPERATIONS.has(id)).sort()).toEqual([...names].sort());
  });

  it("answers 404 for a path and 401 for a caller it does not know", async () => {
    expect((await mine.api("GET", "/v1/nothing")).body.code).toBe("request.not_found");
    for (const authorization of ["", "Bearer", "Bearer fbk_1_1_x", `${mine.key}`, "Basic YTpi"]) {
      const answer = await call("GET", "/v1/loans", undefined, { authorization });
      expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
    }
    const forged = mine.key.replace(/.$/, (last) => (last === "A" ? "B" : "A"));
    const answer = await call("GET", "/v1/loans", undefined, { authorization: `Bearer ${forged}` });
    expect(answer.status).toBe(401);
  });

  it.each(names)("%s asks who calls", async (name) => {
    const answer = await send(null, name, theirs);
    expect([answer.status, answer.body.code]).toEqual([401, "access.unauthenticated"]);
  });

  it.each(names)("%s refuses a key without its permission", async (name) => {
    const scopes = [OPERATIONS[name]?.without ?? "tenants:read"];
    const key = await mine.api("POST", "/v1/api-keys", { name: "narrow", scopes });
    const answer = await send(null, name, theirs, { authorization: `Bearer ${key.body.secret}` });
    expect([answer.status, answer.body.code]).toEqual([403, "access.denied"]);
  });

  it.each(naming)("%s does not tell another lender's object from none at all", async (name) => {
    const foreign = await send(bare, name, theirs);
    const none = await send(bare, name, NOBODYS);
    expect(foreign.status, foreign.text).toBe(404);
    const { instance: _, ...told } = foreign.body;
    const { instance: __, ...nothing } = none.body;
    expect(told).toEqual(nothing);
    expect(told.code).toMatch(/\.([a-z_]+_)?not_found$/);
    const leaks = ["Borrower 1", "b1@example.com", "foreign-1", theirs.world.key];
    for (const leak of leaks) expect(foreign.text).not.toContain(leak);
  });

  it.each(taking)("%s answers a malformed body with a problem of the caller's", async (name) => {
    const [method, path] = OPERATIONS[name]?.call ?? ["GET", () => "/"];
    for (const body of ["{", "[]", "null", '"text"', '{"surprise":1}', ""]) {
      const json = { "content-type": "application/json" };
      const answer = await mine.api(method, path(NOBODYS), body, json);
      expect(answer.status, `${body} ${answer.text}`).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
      expect(answer.body.code, answer.text).toMatch(/^[a-z-]+\.[a-z_]+$/);
    }
    const wrong = await mine.api(method, path(NOBODYS), "x=1", { "content-type": "text/plain" });
    expect(wrong.body.code).toBe("request.unsupported_type");
  });

  it("is closed to a suspended lender", async () => {
    const world = await newTenant();
    await env.CONTROL.prepare("UPDATE tenant SET state = 'suspended' WHERE id = ?")
      .bind(world.tenantId)
      .run();
    for (const name of names) {
      const answer = await send(world, name, NOBODYS);
      expect([name, answer.status, answer.body.code]).toEqual([
        name,
        403,
        "access.tenant_suspended",
      ]);
    }
  });

  it("left the other lender's book as it was", async () => {
    const payment = await theirs.world.api("GET", `/v1/payments/${theirs.payment}`);
    expect(payment.body).toMatchObject({ status: "posted" });
    const unmatched = await theirs.world.api("GET", "/v1/unmatched-payments");
    expect(unmatched.body.payments).toHaveLength(1);
    const letters = await theirs.world.api("GET", "/v1/dead-letters?state=open");
    expect(letters.body.deadLetters).toHaveLength(1);
  });
});

/** Pages anybody may open; what they do is tested with sign-in. */
const OPEN_PAGES = new Set([
  "GET /docs",
  "GET /docs/:chapter",
  "GET /docs/quick-start",
  "GET /problems",
  "GET /problems/:code",
  "GET /openapi.json",
  "GET /health",
  "GET /sign-in",
  "GET /sign-up",
  "GET /two-factor",
  "GET /forgot-password",
  "GET /reset-password",
  "GET /invitations/:id",
  "GET /tenants/new",
  "POST /sign-in",
  "POST /sign-up",
  "POST /sign-out",
  "POST /two-factor",
  "POST /forgot-password",
  "POST /reset-password",
  "POST /invitations/:id",
  "POST /language",
  "POST /tenants/new",
  "POST /tenants/current",
  "GET /.well-known/jwks.json",
  "GET /.well-known/oauth-authorization-server",
  "POST /oauth/token",
  "POST /webhooks/payments/:endpointId",
  // Signed by the provider: test/worker/provider.test.ts holds it.
  "POST /providers/:id/reports",
  // Its link is its own proof: test/worker/export-download.test.ts holds it.
  "GET /downloads/:token",
  // Its lender is gone: test/worker/leaving-page.test.ts.
  "GET /certificates/:id",
  // The address is the borrower's own secret: test/worker/choices.test.ts holds them.
  "GET /choices/:token",
  "GET /choices/:token/unsubscribe",
  "POST /choices/:token",
  "POST /choices/:token/call",
  "POST /choices/:token/confirmation",
  "POST /choices/:token/representative",
  "POST /choices/:token/representative/removal",
  "POST /choices/:token/stop",
  "POST /choices/:token/stop/lifting",
  "POST /choices/:token/unsubscribe",
]);

/** Pages whose address names an object, with another lender's and nobody's address for it. */
const NAMING_PAGES: Readonly<Record<string, (ids: Ids) => string>> = {
  "GET /loans/:id": (ids) => `/loans/${ids.loan}`,
  "GET /borrowers/:id": (ids) => `/borrowers/${ids.borrower}`,
  "GET /borrowers/:id/contacts": (ids) => `/borrowers/${ids.borrower}/contacts`,
  "POST /borrowers/:id/choices": (ids) => `/borrowers/${ids.borrower}/choices`,
  "POST /borrowers/:id/contacts": (ids) => `/borrowers/${ids.borrower}/contacts`,
  "POST /borrowers/:id/representative": (ids) => `/borrowers/${ids.borrower}/representative`,
  "POST /borrowers/:id/permits": (ids) => `/borrowers/${ids.borrower}/permits`,
  "POST /borrowers/:id/cases": (ids) => `/borrowers/${ids.borrower}/cases`,
  "GET /cases/:id": (ids) => `/cases/${ids.case}`,
  "POST /cases/:id/notes": (ids) => `/cases/${ids.case}/notes`,
  "POST /cases/:id/stage": (ids) => `/cases/${ids.case}/stage`,
  "POST /cases/:id/assignment": (ids) => `/cases/${ids.case}/assignment`,
  "POST /cases/:id/tasks": (ids) => `/cases/${ids.case}/tasks`,
  "POST /cases/:id/closure": (ids) => `/cases/${ids.case}/closure`,
  "GET /tasks/:id": (ids) => `/tasks/${ids.task}`,
  "POST /tasks/:id/completion": (ids) => `/tasks/${ids.task}/completion`,
  "POST /tasks/:id/cancellation": (ids) => `/tasks/${ids.task}/cancellation`,
  "POST /loans/:id/promises": (ids) => `/loans/${ids.loan}/promises`,
  "POST /loans/:id/promises/:promise/cancellation": (ids) =>
    `/loans/${ids.loan}/promises/${ids.promise}/cancellation`,
  "GET /loans/:id/holds": (ids) => `/loans/${ids.loan}/holds`,
  "POST /loans/:id/holds": (ids) => `/loans/${ids.loan}/holds`,
  "POST /loans/:id/holds/:number/lifting": (ids) => `/loans/${ids.loan}/holds/1/lifting`,
  "POST /loans/:id/flags": (ids) => `/loans/${ids.loan}/flags`,
  "POST /loans/:id/flags/:flag/removal": (ids) => `/loans/${ids.loan}/flags/watch/removal`,
  "POST /borrowers/:id/stop": (ids) => `/borrowers/${ids.borrower}/stop`,
  "POST /borrowers/:id/stop/lifting": (ids) => `/borrowers/${ids.borrower}/stop/lifting`,
  "GET /policy/versions/:version": (ids) => `/policy/versions/${ids.policyVersion}`,
  "POST /policy/versions/:version": (ids) => `/policy/versions/${ids.policyVersion}`,
  "POST /policy/versions/:version/check": (ids) => `/policy/versions/${ids.policyVersion}/check`,
  "GET /policy/versions/:version/document": (ids) =>
    `/policy/versions/${ids.policyVersion}/document`,
  "POST /policy/versions/:version/document": (ids) =>
    `/policy/versions/${ids.policyVersion}/document`,
  "POST /policy/versions/:version/submission": (ids) =>
    `/policy/versions/${ids.policyVersion}/submission`,
  "POST /policy/versions/:version/withdrawal": (ids) =>
    `/policy/versions/${ids.policyVersion}/withdrawal`,
  "POST /policy/versions/:version/approval": (ids) =>
    `/policy/versions/${ids.policyVersion}/approval`,
  "GET /notices/:id": (ids) => `/notices/${ids.notice}`,
  "GET /why/notice/:id": (ids) => `/why/notice/${ids.notice}`,
  "GET /why/move/:id/:version": (ids) => `/why/move/${ids.loan}/2`,
  "GET /why/hold/:id/:number": (ids) => `/why/hold/${ids.loan}/1`,
  "GET /why/flag/:id/:flag": (ids) => `/why/flag/${ids.loan}/watch`,
  "GET /why/fee/:id/:charge/:installment/:occurrence": (ids) => `/why/fee/${ids.loan}/late-fee/1/1`,
  // With tasks and cases of another lender: test/worker/explanation.test.ts.
  "GET /why/task/:id": (ids) => `/why/task/${ids.notice.replace("ntc", "tsk")}`,
  "GET /why/case/:id/:sequence": (ids) => `/why/case/${ids.notice.replace("ntc", "cas")}/1`,
  "GET /exports/:id": (ids) => `/exports/${ids.export}`,
  "POST /exports/:id/download": (ids) => `/exports/${ids.export}/download`,
  "POST /exports/:id/links": (ids) => `/exports/${ids.export}/links`,
  "POST /exports/:id/removal": (ids) => `/exports/${ids.export}/removal`,
  "POST /exports/schedules/:id/removal": (ids) =>
    `/exports/schedules/${ids.exportSchedule}/removal`,
  "GET /imports/:id": (ids) => `/imports/${ids.import}`,
  "POST /imports/:id/repetition": (ids) => `/imports/${ids.import}/repetition`,
  "GET /imports/:id/rejected.csv": (ids) => `/imports/${ids.import}/rejected.csv`,
  "GET /policy/versions/:version/simulations/new": (ids) =>
    `/policy/versions/${ids.policyVersion}/simulations/new`,
  "POST /policy/versions/:version/simulations": (ids) =>
    `/policy/versions/${ids.policyVersion}/simulations`,
  "POST /policy/versions/:version/backtests": (ids) =>
    `/policy/versions/${ids.policyVersion}/backtests`,
  "GET /simulations/:id": (ids) => `/simulations/${ids.simulation}`,
  "GET /reconciliations/:id": (ids) => `/reconciliations/${ids.reconciliation}`,
  "POST /dead-letters/:id/discard": (ids) => `/dead-letters/${ids.deadLetter}/discard`,
  "POST /dead-letters/:id/replay": (ids) => `/dead-letters/${ids.deadLetter}/replay`,
  "POST /loans/:id/payments/:sequence/reversal": (ids) => `/loans/${ids.loan}/payments/1/reversal`,
  "GET /payments/unmatched/:id": (ids) => `/payments/unmatched/${ids.unmatched}`,
  "POST /payments/unmatched/:id/split": (ids) => `/payments/unmatched/${ids.unmatched}/split`,
  "POST /payments/unmatched/:id/return": (ids) => `/payments/unmatched/${ids.unmatched}/return`,
  "POST /payments/unmatched/:id/assignment": (ids) =>
    `/payments/unmatched/${ids.unmatched}/assignment`,
  "POST /payments/unmatched/:id/dismissal": (ids) =>
    `/payments/unmatched/${ids.unmatched}/dismissal`,
  "GET /settings/api-keys/:id": (ids) => `/settings/api-keys/${ids.apiKey}`,
  "POST /settings/api-keys/:id": (ids) => `/settings/api-keys/${ids.apiKey}`,
  "POST /settings/api-keys/:id/secrets": (ids) => `/settings/api-keys/${ids.apiKey}/secrets`,
  "POST /settings/api-keys/:id/revocation": (ids) => `/settings/api-keys/${ids.apiKey}/revocation`,
  "GET /letters/:run": (ids) => `/letters/run-${ids.notice}`,
  "POST /notices/:id/settlement": (ids) => `/notices/${ids.notice}/settlement`,
  "GET /settings/providers/:id": (ids) => `/settings/providers/${ids.provider}`,
  "POST /settings/providers/:id": (ids) => `/settings/providers/${ids.provider}`,
  "POST /settings/providers/:id/first": (ids) => `/settings/providers/${ids.provider}/first`,
  "POST /settings/providers/:id/removal": (ids) => `/settings/providers/${ids.provider}/removal`,
  "POST /settings/providers/:id/trials": (ids) => `/settings/providers/${ids.provider}/trials`,
  ...Object.fromEntries(
    ["", "/trials", "/secrets", "/switching-off", "/switching-on", "/removal", "/replays"].map(
      (act) => [
        `POST /settings/subscriptions/:id${act}`,
        (ids: Ids) => `/settings/subscriptions/${ids.subscription}${act}`,
      ],
    ),
  ),
  "GET /settings/subscriptions/:id": (ids) => `/settings/subscriptions/${ids.subscription}`,
  "GET /settings/webhooks/:id": (ids) => `/settings/webhooks/${ids.endpoint}`,
  "POST /settings/webhooks/:id/secrets": (ids) => `/settings/webhooks/${ids.endpoint}/secrets`,
  "POST /settings/webhooks/:id/description": (ids) =>
    `/settings/webhooks/${ids.endpoint}/description`,
  "POST /settings/webhooks/:id/trials": (ids) => `/settings/webhooks/${ids.endpoint}/trials`,
  "POST /settings/webhooks/:id/disabling": (ids) => `/settings/webhooks/${ids.endpoint}/disabling`,
};

/** Addresses that name a person or a session; test/worker/team.test.ts and identity.test.ts hold them. */
const PEOPLE_PAGES = new Set([
  "POST /settings/security/sessions/:id/ending",
  "POST /settings/team/invitations/:id/withdrawal",
  "POST /settings/team/members/:id/removal",
  "POST /settings/team/members/:id/role",
  // Names, channels and languages that every lender has: test/worker/template.test.ts.
  "GET /settings/templates/:name/:channel/:locale",
  "POST /settings/templates/:name/:channel/:locale",
  "POST /settings/templates/:name/:channel/:locale/preview",
  "POST /settings/templates/:name/:channel/:locale/removal",
]);

const pages = [
  ...new Set(
    createApp()
      .routes.filter(({ method, path }) => method !== "ALL" && !path.startsWith("/v1/"))
      .map(({ method, path }) => `${method} ${path}`),
  ),
];
const closedPages = pages.filter((page) => !OPEN_PAGES.has(page));

describe("every page", () => {
  let owner: Visitor;
  beforeAll(async () => {
    owner = await newMember(bare, "owner");
  });

  it("that names an object is in a table here", () => {
    const named = closedPages.filter((page) => page.includes(":") && !PEOPLE_PAGES.has(page));
    expect(named.sort()).toEqual(Object.keys(NAMING_PAGES).sort());
  });

  it.each(closedPages)("%s leads a stranger to the sign-in", async (page) => {
    const [method = "", path = ""] = page.split(" ");
    const answer = await call(method, path.replaceAll(/:\w+/g, "1"));
    expect([answer.status, answer.response.headers.get("location")]).toEqual([
      303,
      expect.stringMatching(/^\/sign-in/),
    ]);
  });

  it.each(closedPages.filter((page) => page.startsWith("POST")))(
    "%s takes no form of another site",
    async (page) => {
      const cookie = [...owner.jar].map(([name, value]) => `${name}=${value}`).join("; ");
      const path = page.slice(5).replaceAll(/:\w+/g, "1");
      const type = "application/x-www-form-urlencoded";
      const headers = { cookie, origin: "https://elsewhere.test", "content-type": type };
      const answer = await call("POST", path, "a=1", headers);
      expect([answer.status, answer.body.code]).toEqual([403, "access.cross_origin"]);
    },
  );

  it.each(Object.keys(NAMING_PAGES))("%s shows nothing of another lender", async (page) => {
    const pathOf = NAMING_PAGES[page] ?? (() => "/");
    const ask = (ids: Ids) =>
      page.startsWith("GET")
        ? owner.get(pathOf(ids))
        : owner.form(pathOf(ids), { loan: ids.loanExternalId, reason: "x", loanExternalId: "L1" });
    const foreign = await ask(theirs);
    const none = await ask(NOBODYS);
    // A form that names nothing may come back with a word on it: the same word for both.
    expect([page, foreign.status === 404 || foreign.status === 422]).toEqual([page, true]);
    const plain = (text: string) => text.replaceAll(/urn:uuid:[\w-]+|[\da-f]{8}-[\da-f-]{27}/g, "");
    expect(plain(foreign.text)).toBe(plain(none.text));
  });
});
