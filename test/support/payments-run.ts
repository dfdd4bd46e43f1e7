import { env } from "cloudflare:workers";
import { Webhook } from "standardwebhooks";
import { openRandom, type Random } from "../../src/domain/sandbox/random";
import { addDays, businessDate } from "../../src/kernel/calendar";
import { controlId } from "../../src/kernel/ids";
import { openPlatform, type Platform } from "./fault-platform";
import { deadLetters } from "./ladder-run";
import type { Faults } from "./faults";
import type { FinalTables } from "./final-tables";
import { lettersLife } from "./letters-life";
import { inItsOwnTime } from "./run-time";
import { newTenant, type World } from "./world";

const BEGINS_AT = Date.now();
const PAID_FROM = businessDate("2026-02-09");
const PAID_DAYS = 20;
/** What is told is the same in every run. */
const TELLING_SEED = 20_260_302;
/** A hundred thousand messages in six days: a reversal may come that long before its payment. */
const BETWEEN_MS_MAX = 10_000;
const STEPS_MAX = 100_000;
const STEPS_BETWEEN_LOOKS = 40;

type Sending = Readonly<{ id: string; body: string }>;
export type PaymentsEnd = Readonly<{ tables: FinalTables; sent: number; hoursLived: number }>;

/** Payments of loans, some of loans that are not here, and of each tenth payment its reversal. */
function tell(events: number, loans: number): readonly Sending[] {
  const random = openRandom(TELLING_SEED, 0);
  const paid: string[] = [];
  return Array.from({ length: events }, (_, index) => {
    const id = `msg_${index}`;
    if (paid.length > 0 && random.chance(0.1)) {
      const [externalId = ""] = paid.splice(random.between(0, paid.length - 1), 1);
      return { id, body: JSON.stringify({ type: "payment.reversed", data: { externalId } }) };
    }
    const externalId = `P${index}`;
    paid.push(externalId);
    const loan = random.chance(0.02) ? "nowhere" : random.between(0, loans - 1);
    const data = {
      ...{ externalId, loanExternalId: `L${loan}`, amount: random.between(50, 900) },
      paidOn: addDays(PAID_FROM, random.between(0, PAID_DAYS)),
    };
    return { id, body: JSON.stringify({ type: "payment.received", data }) };
  });
}

/** Each one to three times, in any order. */
function shuffled(sendings: readonly Sending[], random: Random): readonly Sending[] {
  const all = sendings.flatMap((one) => Array.from({ length: random.between(1, 3) }, () => one));
  for (let index = all.length - 1; index > 0; index -= 1) {
    const other = random.between(0, index);
    [all[index], all[other]] = [all[other] as Sending, all[index] as Sending];
  }
  return all;
}

/**
 * Brings a book and tells payments by webhook: once and in order, or each up to three times, in any
 * order, with what goes wrong on the way. A sender asks until it is told that the message is stored.
 */
export async function livePayments(
  asked: Readonly<{ loans: number; events: number; partitionCount: number; inOrder: boolean }>,
  faults: Faults,
  reached: (done: number) => void,
): Promise<PaymentsEnd> {
  const { loans, events, partitionCount, inOrder } = asked;
  const { start, bring } = lettersLife(loans, 1, partitionCount);
  const world = await newTenant({ clockOn: start, partitionCount });
  await bring(world);
  const made = await world.api("POST", "/v1/webhook-endpoints", { name: "processor" });
  const path = new URL(made.body.url).pathname;
  const signer = new Webhook(made.body.secret);
  const told = tell(events, loans);
  const sendings = inOrder ? told : shuffled(told, faults.random);
  return inItsOwnTime(BEGINS_AT, faults.random.next, async (time) => {
    const platform = openPlatform(faults, time);
    for (const [index, { id, body }] of sendings.entries()) {
      if (index % 5_000 === 0) reached(index);
      for (let isStored = false; !isStored; ) {
        const at = new Date(time.now());
        const answer = await platform.receive(path, body, {
          "content-type": "application/json",
          "webhook-id": id,
          "webhook-timestamp": String(Math.floor(time.now() / 1000)),
          "webhook-signature": signer.sign(id, at, body),
        });
        isStored = answer?.status === 202;
        if (answer && answer.status >= 400 && answer.status < 500 && answer.status !== 409) {
          throw new Error(await answer.text());
        }
        time.pass(faults.random.between(0, BETWEEN_MS_MAX));
        // Most are applied soon, some long after later ones.
        while (platform.isDue() && faults.random.chance(0.8)) await platform.step();
      }
    }
    reached(sendings.length);
    await settle(world, platform);
    const tables = await tablesOf(world);
    const hoursLived = (time.now() - BEGINS_AT) / 3_600_000;
    return { tables, sent: sendings.length, hoursLived };
  });
}

/** Until nothing is on its way and nothing waits; what was given up is sent again, as an operator does. */
async function settle(world: World, platform: Platform): Promise<void> {
  for (let steps = 0; !platform.isQuiet() || (await openWork(world)) > 0; steps += 1) {
    if (steps > STEPS_MAX) throw new Error("does not come to rest");
    if (platform.isQuiet()) {
      for (const id of await deadLetters(world)) {
        const path = `/v1/dead-letters/${controlId("deadLetter", id)}/replay`;
        await platform.request(world.key, "POST", path);
      }
    }
    for (let count = 0; count < STEPS_BETWEEN_LOOKS; count += 1) {
      await platform.step();
      if (platform.isQuiet()) break;
    }
  }
}

async function openWork(world: World): Promise<number> {
  const rows = await both<{ open: number }>(
    `SELECT (SELECT COUNT(*) FROM outbox WHERE tenant_id = ?1)
       + (SELECT COUNT(*) FROM webhook_event WHERE tenant_id = ?1 AND state = 'stored') AS open`,
    world.tenantId,
  );
  const letters = (await deadLetters(world)).length;
  return rows.reduce((sum, { open }) => sum + open, letters);
}

async function both<Row>(sql: string, tenantId: number): Promise<readonly Row[]> {
  const answers = await Promise.all(
    [env.SHARD_00, env.SHARD_01].map((shard) => shard.prepare(sql).bind(tenantId).all<Row>()),
  );
  return answers.flatMap(({ results }) => results);
}

/** What must not depend on the order: states, numbers, entries without their places, what waits. */
async function tablesOf({ tenantId }: World): Promise<FinalTables> {
  const lines = async (sql: string) =>
    (await both<Record<string, unknown>>(sql, tenantId)).map((row) => JSON.stringify(row)).sort();
  return {
    loan: await lines(
      `SELECT external_id, status, entry_count, evaluated_on, past_due_since, past_due_amount,
         principal_balance, bucket, next_due_on, next_due_amount, credit, next_action_on
       FROM loan WHERE tenant_id = ?1`,
    ),
    ledger: await lines(
      `SELECT l.external_id AS loan, e.type, e.amount, e.effective_on, e.external_id, e.origin,
         (SELECT r.external_id FROM ledger r WHERE r.tenant_id = e.tenant_id
            AND r.loan_id = e.loan_id AND r.sequence = e.reverses) AS reverses
       FROM ledger e JOIN loan l ON l.tenant_id = e.tenant_id AND l.id = e.loan_id
       WHERE e.tenant_id = ?1`,
    ),
    unmatched: await lines(
      `SELECT external_id, loan_external_id, amount_text, paid_on, state FROM unmatched_payment
       WHERE tenant_id = ?1`,
    ),
    rollup: await lines(
      `SELECT partition, currency, bucket, loan_count, past_due_amount, balance FROM rollup
       WHERE tenant_id = ?1 AND loan_count <> 0`,
    ),
    webhooks: await lines("SELECT message_id, state FROM webhook_event WHERE tenant_id = ?1"),
  };
}
