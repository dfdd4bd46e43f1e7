import { behaviourOf } from "../../src/domain/behaviour/templates";
import { env } from "cloudflare:workers";
import { createApp } from "../../src/http/app";
import { addDays } from "../../src/kernel/calendar";
import { controlId, internalId, parsePublicId, partitionOf, publicId } from "../../src/kernel/ids";
import { bench, newBox } from "./bench";
import { bringBook } from "./scan-book";
import { newPerson, newVisitor, type Visitor } from "./visitor";
import { newTenant, type World } from "./world";

/** A lender with one of everything that has an id, for others to ask for. */
export type Foreign = Readonly<{
  world: World;
  loan: string;
  loanExternalId: string;
  borrower: string;
  notice: string;
  case: string;
  task: string;
  promise: string;
  unmatched: string;
  payment: string;
  import: string;
  mapping: string;
  apiKey: string;
  endpoint: string;
  deadLetter: string;
  policyVersion: number;
  reconciliation: string;
  simulation: string;
  provider: string;
  subscription: string;
  event: string;
  export: string;
  exportSchedule: string;
}>;

const SMTP_ENTRY = {
  name: "their mail",
  settings: {
    ...{ kind: "smtp", host: "smtp.theirs.example.com", port: 465, security: "tls" },
    ...{ username: "theirs", from: "notices@theirs.example.com" },
  },
  perSecond: 5,
  secrets: { key: "their secret" },
};
const THEIR_WORDS = {
  subject: "Theirs",
  text: "{{ lender }}: {% if past_due_amount %}{{ past_due_amount }}{% endif %} STOP",
};
export const SUPPRESSED = {
  channel: "email",
  address: "gone@example.com",
  source: "theirs",
} as const;

export async function newForeign(): Promise<Foreign> {
  const world = await newTenant();
  await bringBook(await world.open(), 10);
  const subscription = await world.api("POST", "/v1/subscriptions", {
    ...{ name: "theirs", url: `${bench().http}/${newBox()}`, types: ["payment.applied"] },
  });
  await world.api("POST", "/v1/payments", payment("foreign-1", "L1"));
  await world.api("POST", "/v1/payments", payment("foreign-stray", "nowhere"));
  await world.api("PUT", "/v1/sandbox/behaviour", behaviourOf("nobody-pays"));
  await world.api("PUT", "/v1/clock", { on: "2026-02-03" });
  const endpoint = await world.api("POST", "/v1/webhook-endpoints", { name: "core" });
  const provider = await world.api("POST", "/v1/providers", SMTP_ENTRY);
  await world.api("POST", "/v1/suppressions", SUPPRESSED);
  await world.api("PUT", "/v1/templates/past-due/email/en", THEIR_WORDS);
  const key = await world.api("POST", "/v1/api-keys", { name: "k", scopes: ["loans:read"] });
  const form = new FormData();
  form.set("kind", "payments");
  form.set("file", new File(["externalId,loanExternalId,amount,paidOn\nx,L1,1.00,bad\n"], "p.csv"));
  const imported = await world.api("POST", "/v1/imports", form);
  const mapping = { kind: "payments", columns: { amount: { column: "Betrag" } } };
  await world.api("PUT", "/v1/import-mappings/theirs", mapping);
  const policy = await world.api("POST", "/v1/policies", { from: "mortgage" });
  const reconciled = await world.api("POST", "/v1/reconciliations");
  const simulation = await world.api("POST", `/v1/policies/${policy.body.version}/simulations`, {
    days: 5,
    behaviour: { kind: "nothing" },
  });
  const exported = await world.api("POST", "/v1/exports", { kind: "ledger" });
  const daily = { name: "theirs", kind: "states", every: "month" };
  const schedule = await world.api("POST", "/v1/export-schedules", daily);
  const letter = await deadLetter(world.tenantId);
  await world.settle();
  const events = await world.api("GET", "/v1/events");
  const loans = await world.api("GET", "/v1/loans?externalId=L1");
  const notices = await world.api("GET", "/v1/notices?limit=1");
  const unmatched = await world.api("GET", "/v1/unmatched-payments");
  const { id: loan, borrowerId: borrower } = loans.body.loans[0];
  const treated = await treat(world, loan, borrower);
  return {
    world,
    loan,
    loanExternalId: "L1",
    borrower,
    ...treated,
    notice: notices.body.notices[0].id,
    unmatched: unmatched.body.payments[0].id,
    payment: "foreign-1",
    import: imported.body.id,
    mapping: "theirs",
    apiKey: key.body.id,
    endpoint: endpoint.body.id,
    deadLetter: letter,
    policyVersion: policy.body.version,
    reconciliation: reconciled.body.id,
    simulation: simulation.body.id,
    provider: provider.body.id,
    subscription: subscription.body.id,
    event: events.body.events[0].id,
    export: exported.body.id,
    exportSchedule: schedule.body.id,
  };
}

function payment(externalId: string, loanExternalId: string) {
  return { externalId, loanExternalId, amount: 5000, paidOn: "2026-01-10" };
}

/** A case, a task, a promise, a hold and a flag of that loan and borrower. */
async function treat(world: World, loan: string, borrower: string) {
  const opening = { borrowerId: borrower, stage: "contact", reason: "called us" };
  const opened = await world.api("POST", "/v1/cases", opening);
  await world.api("POST", `/v1/loans/${loan}/holds`, {
    stops: ["notices"],
    reason: "dispute",
    legalBasis: "12 CFR 1006.38",
    owner: "Disputes team",
    to: "2099-01-01",
  });
  await world.api("PUT", `/v1/loans/${loan}/flags/watch`, { note: "lost the job" });
  const task = await planTask(world, loan, borrower);
  const promised = { loanId: loan, amount: 1000, dueOn: "2026-02-20" };
  const made = await world.api("POST", "/v1/promises", promised);
  return { case: opened.body.id as string, task, promise: made.body.id as string };
}

/** A task as a step plans it. */
export async function planTask(world: World, loan: string, borrower: string): Promise<string> {
  const ctx = await world.open();
  const loanId = parsePublicId("loan", loan) ?? 0;
  const partition = partitionOf(loanId);
  const id = internalId(partition, await ctx.reserve(partition, 1));
  const reason = { segment: null, facts: {}, daysPastDue: 7, dueOn: ctx.today };
  const draft = {
    id,
    loanId,
    borrowerId: parsePublicId("borrower", borrower) ?? 0,
    businessDate: ctx.today,
    policyVersion: 1,
    step: "call-7",
    reason,
    role: "officer",
    title: "Call the borrower",
    dueOn: addDays(ctx.today, 2),
    place: 1,
  } as const;
  const committed = await ctx.commit(partition, {
    deed: { action: "task.plan", subject: "test", detail: {} },
    writes: ctx.treatments.planTasks([draft], ctx.now),
  });
  if (!committed.ok) throw new Error(committed.conflict);
  return publicId("task", id);
}

export async function deadLetter(tenantId: number): Promise<string> {
  const row = await env.CONTROL.prepare(
    `INSERT INTO dead_letter (tenant_id, queue, kind, message, reason, attempts, state, created_at)
     VALUES (?, 'scans', 'clock.advance', '{}', 'test', 1, 'open', 0) RETURNING id`,
  )
    .bind(tenantId)
    .first<number>("id");
  return controlId("deadLetter", row ?? 0);
}

/** Ids of the right shape that belong to nobody. */
export const NOBODYS = {
  loan: publicId("loan", 999_999),
  loanExternalId: "nobody",
  borrower: publicId("borrower", 999_999),
  notice: publicId("notice", 999_999),
  case: publicId("case", 999_999),
  task: publicId("task", 999_999),
  promise: publicId("promise", 999_999),
  unmatched: publicId("unmatched", 999_999),
  payment: "nobody",
  import: controlId("import", 999_999),
  mapping: "nobody",
  apiKey: controlId("apiKey", 999_999),
  endpoint: controlId("webhookEndpoint", 999_999),
  deadLetter: controlId("deadLetter", 999_999),
  policyVersion: 999_999,
  reconciliation: controlId("reconciliation", 999_999),
  simulation: controlId("simulation", 999_999),
  provider: controlId("provider", 999_999),
  subscription: controlId("subscription", 999_999),
  event: publicId("event", 999_999),
  export: controlId("export", 999_999),
  exportSchedule: controlId("exportSchedule", 999_999),
} as const satisfies Omit<Foreign, "world">;

/** A person who works for the lender of a world, signed in. */
export async function newMember(world: World, role: string): Promise<Visitor> {
  const visitor = newVisitor(createApp(), env, { origin: "https://forbear.test" });
  const person = newPerson();
  await visitor.post("/api/auth/sign-up/email", person);
  const own = await env.CONTROL.prepare("SELECT id FROM person WHERE email = ?")
    .bind(person.email)
    .first<string>("id");
  await env.CONTROL.batch([
    env.CONTROL.prepare(
      `INSERT INTO organization (id, name, slug, created_at) VALUES (?1, 'Lender', ?1, 0)
       ON CONFLICT DO NOTHING`,
    ).bind(world.organizationId),
    env.CONTROL.prepare(
      "INSERT INTO member (id, organization_id, person_id, role, created_at) VALUES (?, ?, ?, ?, 0)",
    ).bind(crypto.randomUUID(), world.organizationId, own, role),
    env.CONTROL.prepare("UPDATE session SET active_organization_id = ? WHERE person_id = ?").bind(
      world.organizationId,
      own,
    ),
  ]);
  return visitor;
}
