import { behaviourOf } from "../../src/domain/behaviour/templates";
import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, it } from "vitest";
import { chooseContact } from "../../src/app/borrower/choose";
import type { Borrower } from "../../src/app/borrower/store";
import type { TenantContext } from "../../src/app/context";
import { fileKey } from "../../src/app/import/file-keys";
import type { BorrowerCase } from "../../src/app/case/store";
import type { Contact, ContactPermit } from "../../src/app/contact/store";
import type { Flag } from "../../src/app/flag/store";
import type { PromiseToPay } from "../../src/app/promise/store";
import type { Hold } from "../../src/app/hold/store";
import type { ExportSchedule } from "../../src/app/export/schedule-store";
import type { ExportJob } from "../../src/app/export/store";
import type { ImportJob } from "../../src/app/import/store";
import type { LoanRecord } from "../../src/app/loan/store";
import type { Notice } from "../../src/app/notice/store";
import type { Drift, ReconciliationPart } from "../../src/app/reconciliation/store";
import type { MonthsQuery } from "../../src/app/standing/store";
import type { Task } from "../../src/app/task/store";
import type { ToldMonth } from "../../src/domain/standing/standing";
import type { SimulationPlan } from "../../src/app/simulation/store";
import { EMPTY_REPORT } from "../../src/domain/simulation/report";
import { dismissUnmatched } from "../../src/app/payment/dismiss-unmatched";
import type { UnmatchedPayment } from "../../src/app/payment/unmatched-store";
import { referenceKey } from "../../src/domain/payment/reference";
import { DESCRIPTION } from "../support/described";
import type { WebhookEvent } from "../../src/app/webhook/store";
import type { Write } from "../../src/app/write";
import { documentOf } from "../../src/domain/policy/templates";
import { addDays, type BusinessDate, businessDate, instant } from "../../src/kernel/calendar";
import { parseControlId, parsePublicId, partitionOf } from "../../src/kernel/ids";
import { minor } from "../../src/kernel/money";
import { monthOfDate } from "../../src/kernel/month";
import { ask as askGate } from "../domain/contact/question";
import { bench, newBox } from "../support/bench";
import { everythingOf } from "../support/everything-of";
import { newForeign, newMember, SUPPRESSED } from "../support/foreign";
import { newTenant, UNLIMITED, type World } from "../support/world";
import { keep, payment } from "../support/waiting";

// Locks 2 and 5 under the HTTP layer: whatever a store method is asked with another lender's ids, it
// answers nothing of theirs and changes nothing of theirs. A method without a probe fails.

const NOW = instant(Date.UTC(2026, 5, 1));
const FAR = instant(Date.UTC(2199, 0, 1));
const DAY = businessDate("2026-02-03");

const DRIFT: Drift = {
  loanId: 0,
  place: "USD 3",
  field: "balance",
  externalId: "",
  currency: "USD",
  on: DAY,
  stored: "1",
  folded: "2",
};

type Theirs = Readonly<{
  world: World;
  ctx: TenantContext;
  partition: number;
  record: LoanRecord;
  borrower: Borrower;
  notice: Notice;
  case: BorrowerCase;
  task: Task;
  promise: PromiseToPay;
  hold: Hold;
  flag: Flag;
  contact: Contact;
  permit: ContactPermit;
  unmatched: UnmatchedPayment;
  event: WebhookEvent;
  job: ImportJob;
  export: ExportJob;
  schedule: ExportSchedule;
  simulation: SimulationPlan;
  part: ReconciliationPart;
  keyNumber: number;
  deadLetter: number;
  policyVersion: number;
  sealed: string;
  /** An event of theirs. */
  told: number;
  /** Where their old system's months are kept. */
  toldIn: number;
  bookDate: BusinessDate;
}>;

type Ask = (ctx: TenantContext, theirs: Theirs) => unknown;
type Probe =
  /** Answers nothing to a stranger, and something to the owner: else the probe would prove nothing. */
  | Readonly<{ read: Ask }>
  /** Answers about the asker alone. */
  | Readonly<{ own: Ask }>
  /** Is told that there is nothing to change. */
  | Readonly<{ change: Ask }>
  /** Makes writes, which are committed as the stranger. */
  | Readonly<{ write: Ask }>
  /** Must throw. */
  | Readonly<{ refuse: Ask }>;

const idsOf = (theirs: Theirs) => [theirs.record.loan.id];
const POLICY_DRAFT = {
  document: documentOf("mortgage"),
  effectiveOn: DAY,
  author: "stranger",
};
const FAR_DAY = businessDate("2199-12-31");
const DAY_FAR = businessDate("2030-01-01");
const NO_ROWS = { limit: 5, after: null };

const LOANS: Record<keyof TenantContext["loans"], Probe> = {
  find: { read: (ctx, b) => ctx.loans.find(b.record.loan.id) },
  record: { read: (ctx, b) => ctx.loans.record(b.record.loan.id) },
  recordsOfBorrowers: {
    read: (ctx, b) => ctx.loans.recordsOfBorrowers(b.partition, [b.borrower.id]),
  },
  records: { read: (ctx, b) => ctx.loans.records(b.partition, idsOf(b)) },
  byExternalIds: { read: (ctx, b) => ctx.loans.byExternalIds([b.record.loan.externalId]) },
  byIds: { read: (ctx, b) => ctx.loans.byIds(b.partition, [b.record.loan.id]) },
  byReferenceKeys: {
    read: (ctx, b) => ctx.loans.byReferenceKeys([referenceKey(b.record.loan.externalId)]),
  },
  ofBorrower: { read: (ctx, b) => ctx.loans.ofBorrower(b.borrower.id) },
  list: {
    read: (ctx) =>
      ctx.loans.list({
        ...NO_ROWS,
        along: { bucket: null, sort: "id" },
      }),
  },
  postedReferences: { read: (ctx) => ctx.loans.postedReferences(["foreign-1"]) },
  transitions: { read: (ctx, b) => ctx.loans.transitions(b.record.loan.id) },
  insert: { write: (ctx, b) => ctx.loans.insert([b.record.loan]) },
  insertSchedules: {
    write: (ctx, b) =>
      ctx.loans.insertSchedules(
        b.record.schedules.map((schedule) => ({
          loanId: b.record.loan.id,
          schedule: { ...schedule, version: 9 },
          stoodOn: b.record.loan.projection.evaluatedOn,
        })),
        NOW,
      ),
  },
  append: {
    write: (ctx, b) =>
      ctx.loans.append(
        b.record.ledger.map((entry) => ({
          loanId: b.record.loan.id,
          entry: { ...entry, sequence: 99 },
          stoodOn: b.record.loan.projection.evaluatedOn,
        })),
      ),
  },
  project: {
    write: (ctx, b) => {
      const { loan } = b.record;
      return ctx.loans.project(
        [{ ...loan, loan, projection: { ...loan.projection, bucket: 7 } }],
        NOW,
        loan.projection.evaluatedOn,
      );
    },
  },
  noteFailedNotices: {
    write: (ctx, b) =>
      ctx.loans.noteFailedNotices([{ loanId: b.record.loan.id, step: "notice-1" }]),
  },
  insertTransitions: {
    write: (ctx, b) =>
      ctx.loans.insertTransitions([
        {
          loanId: b.record.loan.id,
          loanVersion: 99,
          businessDate: DAY,
          fromBucket: 0,
          toBucket: 1,
          pastDueAmount: minor(1),
          principalBalance: minor(1),
          cause: "scan",
          policyVersion: 1,
        },
      ]),
  },
  setAside: { write: (ctx, b) => ctx.loans.setAside([{ ...b.record.loan, reason: "stranger" }]) },
  describe: {
    write: (ctx, b) => ctx.loans.describe([{ ...b.record.loan, product: "stranger" }], NOW),
  },
};

function strangersChoice(id: number) {
  const chosen = { consents: [], unwantedChannels: [], hours: null, since: NOW };
  return { id: id + 1000, chosen, locale: "en", evidence: "stranger", actor: "stranger" };
}

const BORROWERS: Record<keyof TenantContext["borrowers"], Probe> = {
  find: { read: (ctx, b) => ctx.borrowers.find(b.borrower.id) },
  byIds: { read: (ctx, b) => ctx.borrowers.byIds(b.partition, [b.borrower.id]) },
  byExternalIds: { read: (ctx, b) => ctx.borrowers.byExternalIds([b.borrower.externalId]) },
  byReferenceKeys: {
    read: (ctx, b) => ctx.borrowers.byReferenceKeys([referenceKey(b.borrower.externalId)]),
  },
  sharingNames: { read: (ctx, b) => ctx.borrowers.sharingNames([b.borrower.contact.name], 5) },
  search: { read: (ctx, b) => ctx.borrowers.search(b.borrower.contact.name, 5) },
  insert: { write: (ctx, b) => ctx.borrowers.insert([b.borrower], NOW) },
  update: {
    write: (ctx, b) =>
      ctx.borrowers.update(
        [{ before: b.borrower, after: { ...b.borrower, locale: "zh-CN" } }],
        NOW,
      ),
  },
  confirm: {
    write: (ctx, b) =>
      ctx.borrowers.confirm(b.borrower.id, { email: "2026-01-01" as BusinessDate }),
  },
  setStop: { write: (ctx, b) => ctx.borrowers.setStop(b.borrower, NOW, NOW) },
  choose: {
    write: (ctx, b) =>
      ctx.borrowers.choose(
        b.borrower,
        { choices: [], record: strangersChoice(b.borrower.id) },
        NOW,
      ),
  },
  choicesTold: { read: (ctx, b) => ctx.borrowers.choicesTold(b.borrower.id, 5) },
  openContact: { refuse: (ctx, b) => ctx.borrowers.openContact(b.borrower.id, b.sealed) },
  openContacts: {
    refuse: (ctx, b) =>
      ctx.borrowers.openContacts([{ id: b.borrower.id, contactSealed: b.sealed }]),
  },
};

const NOTICES: Record<keyof TenantContext["notices"], Probe> = {
  find: { read: (ctx, b) => ctx.notices.find(b.notice.id) },
  byIds: { read: (ctx, b) => ctx.notices.byIds(partitionOf(b.notice.id), [b.notice.id]) },
  content: { read: (ctx, b) => ctx.notices.content(b.notice.id) },
  contents: {
    read: (ctx, b) => ctx.notices.contents(partitionOf(b.notice.id), [b.notice.id]),
  },
  list: {
    read: (ctx) => ctx.notices.list({ ...NO_ROWS, state: null, borrowerId: null, loanId: null }),
  },
  // Theirs has printed none: the run of a stranger's own name is as empty.
  ofPrintRun: { own: (ctx) => ctx.notices.ofPrintRun("run-1") },
  countByState: { read: (ctx, b) => ctx.notices.countByState(b.notice.businessDate) },
  waiting: { own: (ctx) => ctx.notices.waiting(NOW, 5) },
  insert: { write: (ctx, b) => ctx.notices.insert([b.notice], NOW) },
  change: {
    write: (ctx, b) =>
      ctx.notices.change([{ before: b.notice, after: { ...b.notice, state: "failed" } }], NOW),
  },
  keepContent: {
    write: (ctx, b) =>
      ctx.notices.keepContent([
        {
          id: b.notice.id,
          content: { to: "s@example.com", subject: "stranger", text: "stranger" },
        },
      ]),
  },
};

const EVENT = { kind: "noted", on: DAY, actor: "stranger", reason: { text: "stranger" } } as const;
const NO_FILTER = { stage: null, priority: null, ownerRole: null } as const;

const CASES: Record<keyof TenantContext["cases"], Probe> = {
  find: { read: (ctx, b) => ctx.cases.find(b.case.id) },
  openOf: { read: (ctx, b) => ctx.cases.openOf(b.borrower.id) },
  list: {
    read: (ctx) =>
      ctx.cases.list({ ...NO_ROWS, ...NO_FILTER, owner: "anybody", state: null, borrowerId: null }),
  },
  queue: { read: (ctx) => ctx.cases.queue({ ...NO_ROWS, ...NO_FILTER, owner: "nobody" }) },
  events: { read: (ctx, b) => ctx.cases.events(b.case.id, 5) },
  eventsOf: { read: (ctx, b) => ctx.cases.eventsOf(b.borrower.id, 5) },
  open: { write: (ctx, b) => ctx.cases.open({ ...b.case, id: b.case.id + 9 }, EVENT, NOW) },
  change: {
    write: (ctx, b) =>
      ctx.cases.change({ before: b.case, after: { ...b.case, stage: "stranger" } }, EVENT, NOW),
  },
};

const TASKS: Record<keyof TenantContext["tasks"], Probe> = {
  find: { read: (ctx, b) => ctx.tasks.find(b.task.id) },
  listOpen: { read: (ctx) => ctx.tasks.listOpen({ ...NO_ROWS, queue: { roles: ["officer"] } }) },
  before: {
    read: (ctx) => ctx.tasks.before({ roles: ["officer"] }, { dueOn: "9999-12-31", id: 0 }),
  },
  countWork: {
    read: async (ctx) => {
      const { due, unownedCases } = await ctx.tasks.countWork(addDays(DAY, 999), 5);
      return [...due.values(), unownedCases].filter((count) => count > 0);
    },
  },
  add: { write: (ctx, b) => ctx.tasks.add({ ...b.task, id: b.task.id + 9 }, NOW) },
  addAlone: { write: (ctx, b) => ctx.tasks.addAlone({ ...b.task, id: b.task.id + 9 }, NOW) },
  ofBorrower: { read: (ctx, b) => ctx.tasks.ofBorrower(b.borrower.id, 5) },
  dropCured: {
    write: (ctx, b) => ctx.tasks.dropCured([{ borrowerId: b.borrower.id, on: DAY }], NOW),
  },
  change: {
    write: (ctx, b) =>
      ctx.tasks.change({ before: b.task, after: { ...b.task, state: "cancelled" } }, NOW),
  },
};

const PROMISES: Record<keyof TenantContext["promises"], Probe> = {
  find: { read: (ctx, b) => ctx.promises.find(b.promise.id) },
  list: { read: (ctx) => ctx.promises.list({ ...NO_ROWS, state: "open", loanId: null }) },
  ofLoans: { read: (ctx, b) => ctx.promises.ofLoans(b.partition, idsOf(b)) },
  eventsOfLoans: { read: (ctx, b) => ctx.promises.eventsOfLoans(b.partition, idsOf(b), 5) },
  make: {
    write: (ctx, b) => ctx.promises.make({ ...b.promise, id: b.promise.id + 9, promise: 9 }),
  },
  cancel: {
    write: (ctx, b) => {
      const after: PromiseToPay = { ...b.promise, settledOn: DAY, cancelReason: "stranger" };
      return ctx.promises.cancel({ before: b.promise, after, stoodOn: DAY });
    },
  },
  settle: {
    write: (ctx, b) => {
      const to = { ...b.promise, state: "broken" } as const;
      return ctx.promises.settle([{ from: "open", to, loanId: to.loanId, on: DAY }], NOW);
    },
  },
};

const HOLDS: Record<keyof TenantContext["holds"], Probe> = {
  find: { read: (ctx, b) => ctx.holds.find(b.hold.loanId, b.hold.number) },
  ofLoans: { read: (ctx, b) => ctx.holds.ofLoans(b.partition, idsOf(b)) },
  place: { write: (ctx, b) => ctx.holds.place({ ...b.hold, number: 9 }) },
  change: {
    write: (ctx, b) => ctx.holds.change({ before: b.hold, after: { ...b.hold, to: DAY } }, NOW),
  },
};

const FLAGS: Record<keyof TenantContext["flags"], Probe> = {
  ofLoans: { read: (ctx, b) => ctx.flags.ofLoans(b.partition, idsOf(b)) },
  watched: { read: (ctx) => ctx.flags.watched({ ...NO_ROWS, on: DAY }) },
  set: { write: (ctx, b) => ctx.flags.set({ ...b.flag, note: "stranger" }, NOW) },
  end: { write: (ctx, b) => ctx.flags.end(b.flag, DAY) },
};

const historyOf = ({ partition, borrower }: Theirs) => ({
  partition,
  borrowerIds: [borrower.id],
  since: instant(0),
  now: NOW,
});

const CONTACTS: Record<keyof TenantContext["contacts"], Probe> = {
  history: { read: (ctx, b) => ctx.contacts.history(historyOf(b)) },
  marks: { read: (ctx, b) => ctx.contacts.marks(b.partition, [b.borrower.id]) },
  asCounted: { write: (ctx, b) => ctx.contacts.asCounted(historyOf(b), 0) },
  byExternalId: { read: (ctx, b) => ctx.contacts.byExternalId(b.borrower.id, "theirs") },
  list: {
    read: (ctx, b) => ctx.contacts.list({ borrowerId: b.borrower.id, limit: 5, after: null }),
  },
  log: {
    write: (ctx, b) => ctx.contacts.log({ ...b.contact, id: b.contact.id + 50, externalId: "s" }),
  },
  permit: { read: (ctx, b) => ctx.contacts.permit(b.permit.id) },
  grant: { write: (ctx, b) => ctx.contacts.grant({ ...b.permit, id: b.permit.id + 50 }) },
  usePermit: { write: (ctx, b) => ctx.contacts.usePermit(b.permit, b.contact.id) },
  tally: {
    write: (ctx, b) =>
      ctx.contacts.tally(b.partition, [
        {
          ...{ on: DAY, channel: "email", outcome: "deny", pack: "", rule: "" },
          ...{ actor: "stranger", count: 1 },
        },
      ]),
  },
  tallies: { read: (ctx) => ctx.contacts.tallies(businessDate("2000-01-01"), DAY_FAR) },
};

const UNMATCHED: Record<keyof TenantContext["unmatched"], Probe> = {
  find: { read: (ctx, b) => ctx.unmatched.find(b.unmatched.id) },
  byIds: { read: (ctx, b) => ctx.unmatched.byIds([b.unmatched.id]) },
  partitionFor: { own: (ctx) => ctx.unmatched.partitionFor("nowhere") },
  waitingFor: { read: (ctx, b) => ctx.unmatched.waitingFor([b.unmatched.loanExternalId]) },
  byExternalIds: { read: (ctx, b) => ctx.unmatched.byExternalIds([b.unmatched.externalId]) },
  listWaiting: { read: (ctx) => ctx.unmatched.listWaiting(NO_ROWS) },
  countWaiting: { read: (ctx) => ctx.unmatched.countWaiting() },
  insert: { write: (ctx, b) => ctx.unmatched.insert([b.unmatched], NOW) },
  listSettled: { read: (ctx) => ctx.unmatched.listSettled(NO_ROWS) },
  move: {
    write: (ctx, b) =>
      ctx.unmatched.move([{ payment: b.unmatched, to: { state: "dismissed" } }], NOW),
  },
};

const WEBHOOKS: Record<keyof TenantContext["webhooks"], Probe> = {
  createEndpoint: { own: (ctx) => ctx.webhooks.createEndpoint(ENDPOINT_DRAFT, "stranger", NOW) },
  describe: { change: (ctx) => ctx.webhooks.describe(1, DESCRIPTION) },
  renewSecrets: { change: (ctx) => ctx.webhooks.renewSecrets(1, { secret: "s" }, NOW) },
  endpoints: { read: (ctx) => ctx.webhooks.endpoints() },
  endpoint: { read: (ctx, b) => ctx.webhooks.endpoint(b.event.endpointNumber, NOW) },
  disableEndpoint: {
    change: (ctx, b) => ctx.webhooks.disableEndpoint(b.event.endpointNumber, NOW),
  },
  partitionFor: { own: (ctx) => ctx.webhooks.partitionFor("m") },
  event: { read: (ctx, b) => ctx.webhooks.event(b.event) },
  events: { read: (ctx, b) => ctx.webhooks.events([b.event]) },
  listEvents: { read: (ctx) => ctx.webhooks.listEvents(NO_ROWS) },
  storeEvents: { write: (ctx, b) => ctx.webhooks.storeEvents([b.event], NOW) },
  storeEvent: { write: (ctx, b) => ctx.webhooks.storeEvent(b.event, NOW) },
  settleEvents: {
    write: (ctx, b) =>
      ctx.webhooks.settleEvents([{ event: b.event, state: "refused", outcome: "stranger" }], NOW),
  },
};

const PROVIDER_ENTRY = {
  name: "stranger",
  settings: { kind: "resend", url: "https://api.resend.com", from: "a@example.com" },
  perSecond: 1,
  secrets: { key: "stranger", events: null },
} as const;

const PROVIDERS: Record<keyof TenantContext["providers"], Probe> = {
  providers: { read: (ctx) => ctx.providers.providers() },
  provider: { read: (ctx) => ctx.providers.provider(1) },
  secrets: { read: (ctx) => ctx.providers.secrets(1) },
  add: { own: (ctx) => ctx.providers.add(PROVIDER_ENTRY, "stranger", NOW) },
  change: { change: (ctx) => ctx.providers.change(1, 1, PROVIDER_ENTRY, NOW) },
  remove: { change: (ctx) => ctx.providers.remove(1, NOW) },
  order: { own: (ctx) => ctx.providers.order([1]) },
  takeMoments: { change: (ctx) => ctx.providers.takeMoments(1, 1, NOW, NOW) },
  rest: { own: (ctx) => ctx.providers.rest(1, NOW, "stranger") },
};

const ENDPOINT_DRAFT = {
  name: "mine",
  source: "stripe",
  loanKey: null,
  apiUrl: null,
  description: null,
  secrets: null,
} as const;

const SUBSCRIPTION_DRAFT = {
  ...{ name: "stranger", url: "https://stranger.example.com", types: [] },
};

const SUBSCRIPTIONS: Record<keyof TenantContext["subscriptions"], Probe> = {
  all: { read: (ctx) => ctx.subscriptions.all() },
  find: { read: (ctx) => ctx.subscriptions.find(1) },
  // Theirs has removed none: a stranger's own list is as empty.
  removed: { own: (ctx) => ctx.subscriptions.removed() },
  secrets: { read: (ctx) => ctx.subscriptions.secrets(1, NOW) },
  add: { own: (ctx) => ctx.subscriptions.add(SUBSCRIPTION_DRAFT, "stranger", NOW) },
  change: { change: (ctx) => ctx.subscriptions.change(1, 1, SUBSCRIPTION_DRAFT, NOW) },
  renewSecret: { change: (ctx) => ctx.subscriptions.renewSecret(1, NOW) },
  switchOff: { change: (ctx) => ctx.subscriptions.switchOff(1, "gone", NOW) },
  switchOn: { change: (ctx) => ctx.subscriptions.switchOn(1, NOW) },
  remove: { change: (ctx) => ctx.subscriptions.remove(1, NOW) },
  rest: {
    own: (ctx) => ctx.subscriptions.rest(1, { since: NOW, until: NOW, trouble: "stranger" }),
  },
  recover: { own: (ctx) => ctx.subscriptions.recover(1) },
};

const TIME = { from: instant(0), through: FAR, types: ["payment.applied"] as const };
const DELIVERIES = { subscription: 1, state: null, ...NO_ROWS };

const EVENTS: Record<keyof TenantContext["events"], Probe> = {
  find: { read: (ctx, b) => ctx.events.find(b.told) },
  byIds: { read: (ctx, b) => ctx.events.byIds(partitionOf(b.told), [b.told]) },
  list: { read: (ctx) => ctx.events.list({ ...NO_ROWS, type: null }) },
  waiting: { read: (ctx, b) => ctx.events.waiting(partitionOf(b.told), 1, FAR, 5) },
  deliveries: { read: (ctx) => ctx.events.deliveries(DELIVERIES) },
  record: {
    write: (ctx, b) =>
      ctx.events.record(
        b.partition,
        [{ type: "scan.finished", on: DAY, data: { partition: 0, partitionCount: 1 } }],
        [{ number: 1, types: ["scan.finished"] }],
        NOW,
      ),
  },
  settle: {
    write: async (ctx, b) => {
      const [before] = await b.ctx.events.waiting(partitionOf(b.told), 1, FAR, 1);
      if (!before) throw new Error("theirs waits");
      return ctx.events.settle([{ before, after: { ...before, state: "failed" } }], NOW);
    },
  },
  replay: { write: (ctx, b) => ctx.events.replay(partitionOf(b.told), 1, TIME, NOW) },
  replayOne: { write: (ctx, b) => ctx.events.replayOne(1, b.told, NOW) },
  oldest: { read: (ctx, b) => ctx.events.oldest(partitionOf(b.told)) },
  forget: {
    write: (ctx, b) => {
      const asked = { before: FAR, limit: 5, subscriptions: [1] };
      return ctx.events.forget(partitionOf(b.told), asked);
    },
  },
  abandon: { write: (ctx, b) => ctx.events.abandon(partitionOf(b.told), 1, 5, NOW) },
};

const SUPPRESSIONS: Record<keyof TenantContext["suppressions"], Probe> = {
  among: { read: (ctx) => ctx.suppressions.among("email", [SUPPRESSED.address]) },
  find: { read: (ctx) => ctx.suppressions.find("email", SUPPRESSED.address) },
  list: { read: (ctx) => ctx.suppressions.list(5) },
  add: {
    own: (ctx) =>
      ctx.suppressions.add({
        ...SUPPRESSED,
        ...{ reason: "entered", actor: "stranger", createdAt: NOW },
      }),
  },
  lift: { change: (ctx) => ctx.suppressions.lift("email", SUPPRESSED.address) },
};

const PLACE = { name: "past-due", channel: "email", locale: "en" } as const;

const TEMPLATES: Record<keyof TenantContext["templates"], Probe> = {
  current: { read: (ctx) => ctx.templates.current() },
  versions: { read: (ctx) => ctx.templates.versions(PLACE) },
  save: {
    own: (ctx) =>
      ctx.templates.save({
        ...{ ...PLACE, version: 2, words: null, author: "stranger", createdAt: NOW },
      }),
  },
};

const BOOK: Record<keyof TenantContext["book"], Probe> = {
  scannedOn: { own: (ctx, b) => ctx.book.scannedOn(b.partition) },
  bookDate: { own: (ctx) => ctx.book.bookDate() },
  due: { read: (ctx, b) => ctx.book.due(b.partition, businessDate("2199-01-01"), 5) },
  page: { read: (ctx, b) => ctx.book.page(b.partition, 0, 5) },
  rollup: { read: (ctx) => ctx.book.rollup() },
  rollupDaily: { read: (ctx, b) => ctx.book.rollupDaily(addDays(b.bookDate, -40), b.bookDate) },
  flows: { read: (ctx, b) => ctx.book.flows(addDays(b.bookDate, -40), b.bookDate) },
  effect: {
    read: (ctx, b) => ctx.book.effect(partitionOf(b.notice.id), b.notice.businessDate),
  },
  hasBegun: {
    read: (ctx, b) => ctx.book.hasBegun(partitionOf(b.notice.id), b.notice.businessDate),
  },
  setAsideLoans: { own: (ctx) => ctx.book.setAsideLoans(5) },
  applyRollup: {
    write: (ctx, b) =>
      ctx.book.applyRollup(b.partition, [
        { currency: "USD", bucket: 0, loanCount: 1, pastDueAmount: minor(1), balance: minor(1) },
      ]),
  },
  applyFlows: {
    write: (ctx, b) =>
      ctx.book.applyFlows(b.partition, b.bookDate, [
        { currency: "USD", fromBucket: 0, toBucket: 1, loanCount: 1, balance: minor(1) },
      ]),
  },
  addEffect: {
    write: (ctx, b) =>
      ctx.book.addEffect(
        b.partition,
        b.bookDate,
        { loansTouched: 1, transitions: 1, setAside: 1 },
        false,
      ),
  },
  bringForward: {
    write: (ctx, b) =>
      ctx.book.bringForward(b.partition, addDays(b.bookDate, 1), {
        lateDays: [1, 2, 3],
        reminderDays: 60,
        recountsLate: true,
        recountsAll: true,
      }),
  },
  beginDay: { write: (ctx, b) => ctx.book.beginDay(b.partition, addDays(b.bookDate, 1)) },
  closeDay: { write: (ctx, b) => ctx.book.closeDay(b.partition, addDays(b.bookDate, 1)) },
};

const TOLD: ToldMonth = {
  loanExternalId: "OLD",
  month: monthOfDate(DAY),
  standing: "M1",
  balance: minor(100),
  currency: "USD",
  product: "card",
  vintage: null,
  principal: null,
};
const EVERY_MONTH: MonthsQuery = {
  source: "history",
  from: monthOfDate(businessDate("2000-01-01")),
  through: monthOfDate(FAR_DAY),
  product: null,
};

const STANDINGS: Record<keyof TenantContext["standings"], Probe> = {
  partitionFor: { own: (ctx) => ctx.standings.partitionFor("anything") },
  told: { read: (ctx, b) => ctx.standings.told(b.toldIn, [TOLD]) },
  tell: { write: (ctx, b) => ctx.standings.tell(b.toldIn, [{ ...TOLD, standing: "M7" }]) },
  hasTold: { read: (ctx, b) => ctx.standings.hasTold(b.toldIn) },
  forget: { write: (ctx, b) => ctx.standings.forget(b.toldIn, 100) },
  countTold: { write: (ctx, b) => ctx.standings.countTold(b.toldIn) },
  countBook: { write: (ctx, b) => ctx.standings.countBook(b.partition, b.bookDate) },
  span: { read: (ctx) => ctx.standings.span("history") },
  products: { read: (ctx) => ctx.standings.products("history") },
  moves: { read: (ctx) => ctx.standings.moves(EVERY_MONTH) },
  vintages: { read: (ctx) => ctx.standings.vintages(EVERY_MONTH) },
  originations: { read: (ctx) => ctx.standings.originations(EVERY_MONTH) },
};

const RUNS: Record<keyof TenantContext["runs"], Probe> = {
  claim: { own: (ctx, b) => ctx.runs.claim(b.partition, b.bookDate, NOW, NOW) },
  release: { change: (ctx, b) => ctx.runs.release(b.partition, b.bookDate, NOW) },
  finish: {
    change: (ctx, b) =>
      ctx.runs.finish(
        b.partition,
        b.bookDate,
        { loansTouched: 9, noticesPlanned: 9, transitions: 9, setAside: 9 },
        NOW,
      ),
  },
  list: { read: (ctx) => ctx.runs.list(5, null) },
  totals: { read: (ctx, b) => ctx.runs.totals(addDays(b.bookDate, -1), addDays(b.bookDate, 1)) },
  startClock: { own: (ctx, b) => ctx.runs.startClock(b.bookDate, addDays(b.bookDate, 1), NOW) },
  claimClock: { change: (ctx) => ctx.runs.claimClock(NOW, NOW) },
  moveClock: { change: (ctx, b) => ctx.runs.moveClock(addDays(b.bookDate, 1), NOW) },
  releaseClock: { change: (ctx) => ctx.runs.releaseClock() },
};

const RECONCILIATIONS: Record<keyof TenantContext["reconciliations"], Probe> = {
  list: { read: (ctx) => ctx.reconciliations.list(5, null) },
  find: { read: (ctx, b) => ctx.reconciliations.find(b.part.number) },
  create: {
    own: (ctx) =>
      ctx.reconciliations.create({ number: 1, cause: "asked", createdBy: "stranger" }, NOW, NOW),
  },
  claim: {
    change: (ctx, b) => ctx.reconciliations.claim(b.part.number, b.part.partition, NOW, NOW),
  },
  release: { change: (ctx, b) => ctx.reconciliations.release(b.part.number, b.part.partition) },
  advance: {
    change: (ctx, b) =>
      ctx.reconciliations.advance(b.part, 9, { loansChecked: 9, loansDrifted: 9, loansPassed: 9 }),
  },
  finish: { change: (ctx, b) => ctx.reconciliations.finish(b.part, 9, NOW) },
  keepDrifts: {
    write: (ctx, b) =>
      ctx.reconciliations.keepDrifts(b.part, { after: -1, through: b.record.loan.id }, [DRIFT]),
  },
  drifts: {
    read: (ctx, b) => ctx.reconciliations.drifts(b.part.number, b.part.partition, null, 5),
  },
  bucketSums: { read: (ctx, b) => ctx.reconciliations.bucketSums(b.part.partition) },
};

const BEHAVIOURS: Record<keyof TenantContext["behaviours"], Probe> = {
  find: { read: (ctx) => ctx.behaviours.find() },
  save: { own: (ctx) => ctx.behaviours.save(behaviourOf("rolls"), "stranger", NOW) },
  drop: { change: (ctx) => ctx.behaviours.drop() },
  payers: {
    read: (ctx, b) => ctx.behaviours.payers(b.partition, { afterId: 0, dueBy: DAY_FAR, limit: 5 }),
  },
  place: { read: (ctx, b) => ctx.behaviours.place(b.part.partition, b.bookDate) },
  keepPlace: { change: (ctx, b) => ctx.behaviours.keepPlace(b.part.partition, b.bookDate, 9) },
};

const RESETS: Record<keyof TenantContext["resets"], Probe> = {
  latest: { read: (ctx) => ctx.resets.latest() },
  canEmpty: { own: (ctx) => ctx.resets.canEmpty() },
  beganOn: { read: (ctx) => ctx.resets.beganOn() },
  loanCount: { read: (ctx) => ctx.resets.loanCount() },
  start: {
    own: (ctx, b) =>
      ctx.resets.start({ clockOn: b.bookDate, loansTotal: 0, createdBy: "stranger" }, NOW, NOW),
  },
  claim: { change: (ctx) => ctx.resets.claim(NOW, NOW) },
  note: { change: (ctx) => ctx.resets.note(1, { rows: 9, loans: 9 }, NOW) },
  release: { change: (ctx) => ctx.resets.release(1) },
  finish: { change: (ctx) => ctx.resets.finish(1, NOW) },
  freeze: { own: (ctx) => ctx.resets.freeze() },
  stepCount: { own: (ctx) => ctx.resets.stepCount },
  remove: {
    // Everything a stranger has goes, in the databases that hold the other's book too.
    own: async (ctx) => {
      await ctx.resets.freeze();
      for (let step = 0; step < ctx.resets.stepCount; step += 1) await ctx.resets.remove(step, 99);
    },
  },
  beginAgain: { own: (ctx, b) => ctx.resets.beginAgain(b.bookDate) },
};
const SIMULATIONS: Record<keyof TenantContext["simulations"], Probe> = {
  list: { read: (ctx) => ctx.simulations.list(5, null) },
  find: { read: (ctx, b) => ctx.simulations.find(b.simulation.number) },
  plan: { read: (ctx, b) => ctx.simulations.plan(b.simulation.number) },
  latestOf: {
    read: (ctx, b) => ctx.simulations.latestOf(b.simulation.policyVersion, b.simulation.digest),
  },
  reports: { read: (ctx, b) => ctx.simulations.reports(b.simulation.number) },
  create: { own: (ctx, b) => ctx.simulations.create(b.simulation, NOW) },
  claim: {
    change: (ctx, b) => ctx.simulations.claim(b.simulation.number, b.partition, NOW, NOW),
  },
  release: { change: (ctx, b) => ctx.simulations.release(b.simulation.number, b.partition) },
  advance: { change: (ctx, b) => ctx.simulations.advance(simulationPart(b), 9, EMPTY_REPORT) },
  finish: { change: (ctx, b) => ctx.simulations.finish(simulationPart(b), NOW) },
  fail: { change: (ctx, b) => ctx.simulations.fail(b.simulation.number, "theirs", NOW) },
  loanCounts: {
    read: (ctx) => ctx.simulations.loanCounts().then((counts) => counts.filter(Boolean)),
  },
  page: { read: (ctx, b) => ctx.simulations.page(b.partition, 0, 5, 1) },
  standing: { read: (ctx, b) => ctx.simulations.standing(b.partition, [b.borrower.id]) },
  deeds: { read: (ctx, b) => ctx.simulations.deeds(b.partition, [b.borrower.id]) },
  actNames: {
    read: (ctx, b) =>
      ctx.simulations.actNames(b.partition, [b.borrower.id], addDays(b.bookDate, -60)),
  },
  scannedDays: { read: (ctx, b) => ctx.simulations.scannedDays(b.partition) },
};

function simulationPart({ simulation, partition }: Theirs) {
  return { number: simulation.number, partition, afterId: 0, report: EMPTY_REPORT };
}

const HEALTH: Record<keyof TenantContext["health"], Probe> = {
  pulse: { own: (ctx) => ctx.health.pulse() },
  openAlerts: { read: (ctx) => ctx.health.openAlerts() },
};

const IMPORTS: Record<keyof TenantContext["imports"], Probe> = {
  create: { own: (ctx, b) => ctx.imports.create(b.job, NOW) },
  find: { read: (ctx, b) => ctx.imports.find(b.job.number) },
  list: { read: (ctx) => ctx.imports.list(5, null) },
  enqueue: { change: (ctx, b) => ctx.imports.enqueue(b.job.number, 1) },
  claim: { change: (ctx, b) => ctx.imports.claim(b.job.number, NOW, NOW) },
  advance: { change: (ctx, b) => ctx.imports.advance(b.job, { ...b.job, status: "failed" }, NOW) },
  release: { change: (ctx, b) => ctx.imports.release(b.job.number) },
  rejectedTotal: { read: (ctx) => ctx.imports.rejectedTotal(instant(0)) },
  saveMapping: {
    change: (ctx) => ctx.imports.saveMapping("theirs", { kind: "payments", columns: {} }, NOW),
  },
  mapping: { read: (ctx) => ctx.imports.mapping("theirs") },
  mappings: { read: (ctx) => ctx.imports.mappings() },
};

const ACCESS: Record<keyof TenantContext["access"], Probe> = {
  createKey: {
    own: (ctx) => {
      const draft = { name: "mine", scopes: [], createdBy: "stranger", ...UNLIMITED };
      return ctx.access.createKey(draft, NOW);
    },
  },
  keys: { own: (ctx) => ctx.access.keys() },
  key: { read: (ctx, b) => ctx.access.key(b.keyNumber) },
  changeKey: { change: (ctx, b) => ctx.access.changeKey(b.keyNumber, { name: "stranger" }) },
  rotateKey: { change: (ctx, b) => ctx.access.rotateKey(b.keyNumber, 1, null) },
  revokeKey: { change: (ctx, b) => ctx.access.revokeKey(b.keyNumber, NOW) },
  changePreferences: {
    change: (ctx) =>
      ctx.access.changePreferences({
        name: "stranger",
        locale: "en",
        letterhead: null,
        timezone: "UTC",
      }),
  },
  deadLetters: { read: (ctx) => ctx.access.deadLetters(null, 5) },
  deadLetter: { read: (ctx, b) => ctx.access.deadLetter(b.deadLetter) },
  resolveDeadLetter: {
    change: (ctx, b) => ctx.access.resolveDeadLetter(b.deadLetter, "discarded", "stranger", NOW),
  },
  audit: {
    change: (ctx) =>
      ctx.access.audit({ actor: "stranger", action: "a.b", subject: "s", detail: {} }, NOW),
  },
};

const AUDIT: Record<keyof TenantContext["audit"], Probe> = {
  entries: { read: (ctx, b) => ctx.audit.entries(b.partition, 0, 5) },
  ofSubject: {
    read: async (ctx, b) => {
      const [entry] = await b.ctx.audit.entries(b.partition, 0, 1);
      return ctx.audit.ofSubject(b.partition, entry?.subject ?? "", 5);
    },
  },
  seals: { read: (ctx, b) => ctx.audit.seals(b.partition) },
  lastSeal: { read: (ctx, b) => ctx.audit.lastSeal(b.partition) },
  seal: {
    change: (ctx, b) =>
      ctx.audit.seal(b.partition, { throughSequence: 1, hash: "stranger" }, 0, NOW),
  },
  chain: { own: (ctx) => ctx.audit.chain("", []) },
};

const POLICIES: Record<keyof TenantContext["policies"], Probe> = {
  list: { read: (ctx) => ctx.policies.list() },
  countSubmitted: { own: (ctx) => ctx.policies.countSubmitted() },
  find: { read: (ctx, b) => ctx.policies.find(b.policyVersion) },
  insert: { own: (ctx) => ctx.policies.insert({ ...POLICY_DRAFT, basedOn: 1 }, NOW) },
  replace: {
    change: (ctx, b) =>
      ctx.policies.replace(b.policyVersion, { ...POLICY_DRAFT, revision: 1 }, NOW),
  },
  submit: { change: (ctx, b) => ctx.policies.submit(b.policyVersion, "stranger", NOW) },
  withdraw: { change: (ctx, b) => ctx.policies.withdraw(b.policyVersion, NOW) },
  approve: { change: (ctx, b) => ctx.policies.approve(b.policyVersion, "stranger", NOW) },
};

const FILES: Record<keyof TenantContext["files"], Probe> = {
  put: { change: (ctx, b) => ctx.files.put(fileKey(b.job.number), "stranger") },
  size: { read: (ctx, b) => ctx.files.size(fileKey(b.job.number)) },
  range: { read: (ctx, b) => ctx.files.range(fileKey(b.job.number), 0, 5) },
  text: { read: (ctx, b) => ctx.files.text(fileKey(b.job.number)) },
  keep: { own: (ctx, b) => ctx.files.keep(fileKey(b.job.number), "stranger") },
  stream: { read: (ctx, b) => ctx.files.stream(fileKey(b.job.number), 0, 5).then(textOfStream) },
  count: { read: (ctx) => ctx.files.count("") },
  removeAll: { change: (ctx) => ctx.files.removeAll("") },
};

async function textOfStream(stream: ReadableStream | undefined): Promise<string | undefined> {
  return stream && new Response(stream).text();
}

const EXPORTS: Record<keyof TenantContext["exports"], Probe> = {
  create: { own: (ctx, b) => ctx.exports.create(b.export, NOW, FAR) },
  find: { read: (ctx, b) => ctx.exports.find(b.export.number) },
  list: { read: (ctx) => ctx.exports.list(5, null) },
  claim: { change: (ctx, b) => ctx.exports.claim(b.export.number, NOW, FAR) },
  release: { change: (ctx, b) => ctx.exports.release(b.export, NOW) },
  record: { change: (ctx, b) => ctx.exports.record(b.export, null, { section: 9, after: [1] }) },
  finish: { change: (ctx, b) => ctx.exports.finish(b.export, NOW, NOW) },
  end: { change: (ctx, b) => ctx.exports.end(b.export.number, "removed", null, NOW) },
  forgetFiles: { change: (ctx, b) => ctx.exports.forgetFiles(b.export.number) },
  files: { read: (ctx, b) => ctx.exports.files(b.export.number) },
};

const EXPORT_SCHEDULES: Record<keyof TenantContext["exportSchedules"], Probe> = {
  add: { own: (ctx, b) => ctx.exportSchedules.add(b.schedule, NOW) },
  all: { read: (ctx) => ctx.exportSchedules.all() },
  find: { read: (ctx, b) => ctx.exportSchedules.find(b.schedule.number) },
  remove: { change: (ctx, b) => ctx.exportSchedules.remove(b.schedule.number) },
  moveOn: {
    change: (ctx, b) => ctx.exportSchedules.moveOn(b.schedule.number, b.schedule.nextOn, DAY_FAR),
  },
};

const LOAN_TABLE = "loan";
const EXTRACTS: Record<keyof TenantContext["extracts"], Probe> = {
  loanCount: { read: (ctx) => ctx.extracts.loanCount() },
  loans: { read: (ctx, b) => ctx.extracts.loans(b.partition, null, 5) },
  ledger: { read: (ctx, b) => ctx.extracts.ledger(b.partition, null, 5) },
  transitions: { read: (ctx, b) => ctx.extracts.transitions(b.partition, null, 5) },
  contacts: { read: (ctx, b) => ctx.extracts.contacts(b.partition, null, 5) },
  notices: { read: (ctx, b) => ctx.extracts.notices(b.partition, null, 5) },
  controlAudit: { read: (ctx) => ctx.extracts.controlAudit(null, 5) },
  tables: { own: (ctx) => ctx.extracts.tables },
  table: {
    // Each of the tables in turn, from a place before every row of anybody.
    read: async (ctx) => {
      const loans = ctx.extracts.tables.flatMap(({ name }, index) =>
        name === LOAN_TABLE ? [index] : [],
      );
      const pages = await Promise.all(loans.map((index) => ctx.extracts.table(index, [0], 5)));
      return pages.flatMap(({ rows }) => rows);
    },
  },
  people: { read: (ctx) => ctx.extracts.people() },
};

const DELETION: Record<keyof TenantContext["deletion"], Probe> = {
  find: { read: (ctx) => ctx.deletion.find() },
  ask: { own: (ctx) => ctx.deletion.ask("stranger", NOW, FAR) },
  cancel: { change: (ctx) => ctx.deletion.cancel() },
  claim: { change: (ctx) => ctx.deletion.claim(FAR, FAR) },
  release: { change: (ctx) => ctx.deletion.release() },
  begin: { own: (ctx) => ctx.deletion.begin({ 0: "stranger" }, NOW) },
  shut: { own: (ctx) => ctx.deletion.shut() },
  noteFiles: { change: (ctx) => ctx.deletion.noteFiles(9) },
  stepCount: { own: (ctx) => ctx.deletion.stepCount },
  remove: {
    // Everything a stranger has goes, in the databases that hold the other's rows too.
    own: async (ctx) => {
      await ctx.deletion.ask("stranger", NOW, NOW);
      await ctx.deletion.begin({}, NOW);
      await ctx.deletion.shut();
      for (let step = 0; step < ctx.deletion.stepCount; step += 1) {
        await ctx.deletion.remove(step, 99);
      }
    },
  },
  closeShards: { own: (ctx) => ctx.deletion.closeShards() },
  finish: { own: (ctx) => ctx.deletion.finish(NOW) },
};

// It posts where its caller says, with its caller's secrets.
const RECEIVER: Record<keyof TenantContext["receiver"], Probe> = {
  post: {
    own: (ctx) =>
      ctx.receiver.post({
        ...{ url: `${bench().http}/${newBox()}`, id: "evt_1", body: '{"data":{}}' },
        secrets: { secret: `whsec_${"A".repeat(43)}=`, previous: null },
      }),
  },
};

// It asks where its caller says, with its caller's token.
const GOCARDLESS: Record<keyof TenantContext["gocardless"], Probe> = {
  find: {
    own: (ctx) =>
      ctx.gocardless.find({
        ...{ url: `${bench().http}/gocardless/${newBox()}`, token: "mine" },
        ...{ resource: "payments", id: "PM1" },
      }),
  },
};

const EXPLANATIONS: Record<keyof TenantContext["explanations"], Probe> = {
  task: { read: (ctx, b) => ctx.explanations.task(b.record.loan.id + 402) },
  caseEvent: { read: (ctx, b) => ctx.explanations.caseEvent(b.case.id, 1) },
  hold: { read: (ctx, b) => ctx.explanations.hold(b.record.loan.id, 2) },
  flag: { read: (ctx, b) => ctx.explanations.flag(b.record.loan.id, "explained") },
};

const VAULT: Record<keyof TenantContext["vault"], Probe> = {
  seal: { own: (ctx) => ctx.vault.seal("mine", "place") },
  open: { refuse: (ctx, b) => ctx.vault.open(b.ctx.vault.seal("theirs", "place"), "place") },
  openAll: {
    refuse: (ctx, b) =>
      ctx.vault.openAll([{ sealed: b.ctx.vault.seal("theirs", "place"), place: "place" }]),
  },
  blindIndex: { own: (ctx) => ctx.vault.blindIndex("word") },
};

const RULE = {
  businessDate: DAY,
  policyVersion: 1,
  step: "notice-1",
  reason: { segment: null, facts: {}, daysPastDue: 1, dueOn: null },
};
const ruled = (theirs: Theirs) => ({
  ...RULE,
  loanId: theirs.record.loan.id,
  borrowerId: theirs.borrower.id,
});
const markOf = (theirs: Theirs) => ({ ...ruled(theirs), flag: "marked", endsOn: null, note: null });
const moveOf = (theirs: Theirs, id: number) => ({
  ...ruled(theirs),
  id,
  stage: "early",
  priority: null,
  role: null,
  follows: null,
});

const TREATMENTS: Record<keyof TenantContext["treatments"], Probe> = {
  known: {
    read: (ctx, b) =>
      ctx.treatments.known(b.partition, addDays(DAY, 1), {
        borrowerIds: [b.borrower.id],
        loanIds: idsOf(b),
      }),
  },
  caseSubjects: { read: (ctx, b) => ctx.treatments.caseSubjects(b.partition, [b.borrower.id]) },
  planTasks: {
    write: (ctx, b) =>
      ctx.treatments.planTasks(
        [
          {
            ...ruled(b),
            id: b.record.loan.id + 500,
            role: "officer",
            title: "call",
            dueOn: DAY,
            place: 1,
          },
        ],
        NOW,
      ),
  },
  moveCases: {
    write: (ctx, b) => ctx.treatments.moveCases([moveOf(b, b.record.loan.id + 501)], NOW),
  },
  closeCases: {
    write: (ctx, b) => ctx.treatments.closeCases([{ ...ruled(b), closeReason: "done" }], NOW),
  },
  placeHolds: {
    write: (ctx, b) =>
      ctx.treatments.placeHolds(
        [
          {
            ...ruled(b),
            number: 1,
            stops: ["notices"],
            from: DAY,
            to: addDays(DAY, 9),
            holdReason: "r",
            legalBasis: "l",
          },
        ],
        NOW,
      ),
  },
  setFlags: { write: (ctx, b) => ctx.treatments.setFlags([markOf(b)], NOW) },
};

const PROBES = {
  loans: LOANS,
  treatments: TREATMENTS,
  borrowers: BORROWERS,
  notices: NOTICES,
  cases: CASES,
  tasks: TASKS,
  promises: PROMISES,
  holds: HOLDS,
  flags: FLAGS,
  contacts: CONTACTS,
  explanations: EXPLANATIONS,
  unmatched: UNMATCHED,
  webhooks: WEBHOOKS,
  providers: PROVIDERS,
  subscriptions: SUBSCRIPTIONS,
  events: EVENTS,
  receiver: RECEIVER,
  gocardless: GOCARDLESS,
  suppressions: SUPPRESSIONS,
  templates: TEMPLATES,
  book: BOOK,
  standings: STANDINGS,
  runs: RUNS,
  reconciliations: RECONCILIATIONS,
  behaviours: BEHAVIOURS,
  resets: RESETS,
  simulations: SIMULATIONS,
  health: HEALTH,
  imports: IMPORTS,
  access: ACCESS,
  policies: POLICIES,
  audit: AUDIT,
  files: FILES,
  exports: EXPORTS,
  exportSchedules: EXPORT_SCHEDULES,
  extracts: EXTRACTS,
  deletion: DELETION,
  vault: VAULT,
} as const satisfies Partial<Record<keyof TenantContext, Record<string, Probe>>>;

const NO_STORES = new Set(["senders", "meter", "tenant", "actor", "policy", "timeline"]);

let theirs: Theirs;
beforeAll(async () => {
  theirs = await meetTheOther();
});

it("every store of a context has probes, and every method of a store has one", () => {
  const { ctx } = theirs;
  const stores = Object.entries(ctx).filter(
    ([name, value]) => typeof value === "object" && value !== null && !NO_STORES.has(name),
  );
  expect(stores.map(([name]) => name).sort()).toEqual(Object.keys(PROBES).sort());
  for (const [name, store] of stores) {
    const probed = Object.keys(PROBES[name as keyof typeof PROBES]).sort();
    expect(Object.keys(store as object).sort(), name).toEqual(probed);
  }
});

for (const [store, probes] of Object.entries(PROBES)) {
  describe(`${store} of another lender`, () => {
    let before: Awaited<ReturnType<typeof everythingOf>>;
    let fileBefore: string | undefined;
    // Whoever only reads leaves nothing to find for the next; whoever may write is new each time.
    let reader: TenantContext;
    const expectUntouched = async () => {
      expect(await everythingOf(theirs.world.tenantId)).toEqual(before);
      expect(await theirs.ctx.files.text(fileKey(theirs.job.number))).toBe(fileBefore);
    };
    beforeAll(async () => {
      before = await everythingOf(theirs.world.tenantId);
      fileBefore = await theirs.ctx.files.text(fileKey(theirs.job.number));
      reader = await (await newTenant()).open();
    });

    // Nothing of theirs may ever change, so what was there before the first probe is there after each.
    it.each(Object.entries<Probe>(probes))("%s", async (_, probe) => {
      const reads = "read" in probe || "refuse" in probe;
      await ask(probe, reads ? reader : await (await newTenant()).open());
      if (!reads) await expectUntouched();
    });

    it("is as it was after all of this", expectUntouched);
  });
}

it("a commit of a stranger never lands in another lender's partition", async () => {
  const stranger = await (await newTenant({ partitionCount: 1 })).open();
  const before = await everythingOf(theirs.world.tenantId);
  await expect(
    (async () =>
      stranger.commit(1, { deed: { action: "a.b", subject: "s", detail: {} }, writes: [] }))(),
  ).rejects.toThrow("no partition");
  await stranger.reserve(0, 1000);
  expect(await everythingOf(theirs.world.tenantId)).toEqual(before);
});

async function ask(probe: Probe, stranger: TenantContext): Promise<void> {
  if ("read" in probe) {
    expect(isNothing(await probe.read(theirs.ctx, theirs)), "the owner sees something").toBe(false);
    const seen = await probe.read(stranger, theirs);
    expect(isNothing(seen), JSON.stringify(seen)).toBe(true);
  } else if ("own" in probe) {
    const answer = JSON.stringify((await probe.own(stranger, theirs)) ?? null);
    expect(answer).not.toContain(`"${theirs.record.loan.externalId}"`);
    expect(answer).not.toContain(theirs.borrower.contact.name);
  } else if ("change" in probe) {
    expect(isNothing(await probe.change(stranger, theirs))).toBe(true);
  } else if ("write" in probe) {
    const writes = [(await probe.write(stranger, theirs)) as Write | Write[]].flat();
    expect(writes.length).toBeGreaterThan(0);
    const deed = { action: "stranger.write", subject: "s", detail: {} };
    // A foreign key or a version may refuse it; what must not happen is seen in the other's rows.
    await stranger.commit(theirs.partition, { deed, writes }).catch(() => undefined);
  } else {
    await expect((async () => probe.refuse(stranger, theirs))()).rejects.toThrow();
  }
}

function isNothing(answer: unknown): boolean {
  if (answer === undefined || answer === null || answer === false || answer === 0) return true;
  if (answer instanceof Uint8Array) return answer.length === 0;
  if (answer instanceof Map || answer instanceof Set) return answer.size === 0;
  if (Array.isArray(answer)) return answer.length === 0;
  return typeof answer === "object" && Object.values(answer).every(isNothing);
}

/** A lender with one of everything, and the handles that a stranger could try. */
async function meetTheOther(): Promise<Theirs> {
  const foreign = await newForeign();
  const ctx = await foreign.world.open();
  const record = await ctx.loans.record(parsePublicId("loan", foreign.loan) ?? 0);
  if (!record) throw new Error("they have a loan");
  const told = await chooseContact(ctx, {
    id: record.loan.borrowerId,
    change: (choices) => ({ ...choices, unwantedChannels: ["visit"] }),
    from: null,
    evidence: "theirs",
  });
  if (!told.ok) throw new Error("their borrower chose");
  const borrower = await ctx.borrowers.find(record.loan.borrowerId);
  const sealed = (await ctx.loans.find(record.loan.id))?.borrower.contactSealed;
  const notice = (
    await ctx.notices.list({
      limit: 1,
      after: null,
      state: "sent",
      borrowerId: null,
      loanId: null,
    })
  ).notices[0];
  const settled = await keep(ctx, { ...payment("nowhere", "settled"), paidOn: ctx.today });
  await dismissUnmatched(ctx, { id: settled, reason: "theirs" });
  const unmatched = await ctx.unmatched.find(parsePublicId("unmatched", foreign.unmatched) ?? 0);
  const job = await ctx.imports.find(parseControlId("import", foreign.import) ?? 0);
  const event: WebhookEvent = {
    endpointNumber: 1,
    messageId: "theirs",
    partition: ctx.webhooks.partitionFor("theirs"),
    body: "{}",
    state: "stored",
    outcome: null,
    receivedAt: NOW,
  };
  const stored = await ctx.commit(event.partition, {
    deed: { action: "webhook.receive", subject: "theirs", detail: {} },
    writes: [ctx.webhooks.storeEvent(event, NOW)],
  });
  const toldId = parsePublicId("event", foreign.event) ?? 0;
  // It waits again, and nobody is sent for it.
  await ctx.commit(partitionOf(toldId), {
    deed: { action: "event.replay", subject: "theirs", detail: {} },
    writes: [ctx.events.replayOne(1, toldId, NOW)],
  });
  const part = { number: 1, partition: partitionOf(record.loan.id), afterId: 0, loansDrifted: 0 };
  await ctx.commit(part.partition, {
    deed: { action: "reconciliation.find-drift", subject: "theirs", detail: {} },
    writes: ctx.reconciliations.keepDrifts(part, { after: -1, through: 0 }, [DRIFT]),
  });
  await env.CONTROL.prepare(
    "INSERT INTO alert (tenant_id, kind, raised_at, due_at) VALUES (?, 'book-late', 1, 1)",
  )
    .bind(foreign.world.tenantId)
    .run();
  await ctx.behaviours.keepPlace(part.partition, await ctx.book.scannedOn(part.partition), 7);
  await env.CONTROL.prepare(
    `INSERT INTO sandbox_reset (tenant_id, number, state, clock_on, loans_total, lease_until,
       created_by, created_at)
     VALUES (?, 1, 'finished', '2026-01-15', 1, 0, 'theirs', 0)`,
  )
    .bind(foreign.world.tenantId)
    .run();
  await actOnce(ctx, record);
  const toldIn = ctx.standings.partitionFor(TOLD.loanExternalId);
  for (const writes of [ctx.standings.tell(toldIn, [TOLD]), ctx.standings.countTold(toldIn)]) {
    const deed = { action: "standing.tell", subject: "theirs", detail: {} };
    await ctx.commit(toldIn, { deed, writes });
  }
  const { contact, permit } = await contactOnce(ctx, record);
  const standing = await ctx.cases.openOf(record.loan.borrowerId);
  const task = await ctx.tasks.find(parsePublicId("task", foreign.task) ?? 0);
  const promise = await ctx.promises.find(parsePublicId("promise", foreign.promise) ?? 0);
  const hold = await ctx.holds.find(record.loan.id, 1);
  const [flag] = await ctx.flags.ofLoans(partitionOf(record.loan.id), [record.loan.id]);
  if (!standing || !task || !promise || !hold || !flag) throw new Error("they treat a borrower");
  const simulation = await ctx.simulations.plan(
    parseControlId("simulation", foreign.simulation) ?? 0,
  );
  const made = await ctx.exports.find(parseControlId("export", foreign.export) ?? 0);
  const [schedule] = await ctx.exportSchedules.all();
  await ctx.deletion.ask("theirs", NOW, FAR);
  await newMember(foreign.world, "officer");
  if (!made || !schedule) throw new Error("they have an export and a schedule");
  if (!borrower || !sealed || !notice || !unmatched || !job || !simulation || !stored.ok) {
    throw new Error("they have one of everything");
  }
  return {
    told: toldId,
    toldIn,
    world: foreign.world,
    ctx,
    partition: partitionOf(record.loan.id),
    record,
    borrower,
    notice,
    case: standing,
    task,
    promise,
    hold,
    flag,
    contact,
    permit,
    unmatched,
    event,
    job,
    export: made,
    schedule,
    part,
    simulation,
    keyNumber: parseControlId("apiKey", foreign.apiKey) ?? 0,
    deadLetter: parseControlId("deadLetter", foreign.deadLetter) ?? 0,
    policyVersion: foreign.policyVersion,
    sealed,
    bookDate: await ctx.book.scannedOn(partitionOf(record.loan.id)),
  };
}

/** One act of each kind that leaves a row, by the first policy's first notice. */
async function actOnce(ctx: TenantContext, { loan }: LoanRecord): Promise<void> {
  const act = {
    ...RULE,
    loanId: loan.id,
    borrowerId: loan.borrowerId,
  };
  const to = addDays(DAY, 9);
  const held = { holdReason: "r", legalBasis: "l", from: DAY, to };
  const moved = { id: loan.id + 400, stage: "early", priority: null, role: null, follows: null };
  const work = { id: loan.id + 402, role: "officer", title: "call", dueOn: DAY, place: 1 } as const;
  const acted = await ctx.commit(partitionOf(loan.id), {
    deed: { action: "scan.page", subject: "theirs", detail: {} },
    writes: [
      ...ctx.treatments.moveCases([{ ...act, ...moved }], NOW),
      ...ctx.treatments.planTasks([{ ...act, ...work }], NOW),
      ...ctx.treatments.placeHolds([{ ...act, ...held, number: 2, stops: ["notices"] }], NOW),
      ...ctx.treatments.setFlags([{ ...act, flag: "explained", endsOn: null, note: null }], NOW),
      ...ctx.treatments.setFlags([{ ...act, flag: "vulnerable", endsOn: null, note: null }], NOW),
      ...ctx.treatments.setFlags([{ ...act, flag: "theirs", endsOn: null, note: null }], NOW),
    ],
  });
  if (!acted.ok) throw new Error("they have one act of each kind");
}

/** A permit to call, and a call of before. */
async function contactOnce(ctx: TenantContext, { loan }: LoanRecord) {
  const subject = {
    borrowerId: loan.borrowerId,
    loanId: loan.id,
    channel: "phone",
    purpose: "collection",
    party: "borrower",
    actor: "theirs",
    createdAt: NOW,
  } as const;
  const decision = askGate({ now: NOW, channel: "phone", address: "+1 212 555 0100" });
  const expiresAt = instant(NOW + 1);
  const at = { askedAt: NOW, expiresAt, contactId: null };
  const permit: ContactPermit = { ...subject, id: loan.id + 410, decision, ...at };
  const said = { externalId: "theirs", at: NOW, result: "no-answer", note: null } as const;
  const contact: Contact = { ...subject, id: loan.id + 411, ...said, permitId: null };
  const made = await ctx.commit(partitionOf(loan.id), {
    deed: { action: "contact.log", subject: "theirs", detail: {} },
    writes: [...ctx.contacts.grant(permit), ...ctx.contacts.log(contact)],
  });
  if (!made.ok) throw new Error("they have a contact and a permit");
  return { contact, permit };
}
