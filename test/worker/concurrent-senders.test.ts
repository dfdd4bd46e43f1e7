import { expect, test } from "vitest";
import { grantPermit } from "../../src/app/contact/grant-permit";
import type { TenantContext } from "../../src/app/context";
import { sendNotices } from "../../src/app/notice/send";
import type { Notice } from "../../src/app/notice/store";
import { openRandom, type Random } from "../../src/domain/sandbox/random";
import { businessDate, dateAt, type Instant, instant } from "../../src/kernel/calendar";
import { publicId } from "../../src/kernel/ids";
import { addLoan } from "../support/lender";
import { type Mailbox, mailbox, noticeOf, planNotice, withoutMessages } from "../support/letters";
import { newTenant } from "../support/world";

const SYDNEY = "Australia/Sydney";
const SENDERS = 20;
const BORROWERS = 5;
const NOTICES_EACH = 6;
const WEEK_MS = 7 * 86_400_000;
const NOON = Date.parse("2026-06-15T12:00:00+10:00");

type Made = Readonly<{ borrowerId: number; at: Instant }>;

/** Some of all, as messages that come twice, overlap and arrive in any order hold them. */
function someOf<One>(random: Random, all: readonly One[]): One[] {
  return all.filter(() => random.chance(0.5)).toSorted(() => random.next() - 0.5);
}

/** Twenty consumers and ten people at once, until none of them gets anything through any more. */
async function everybodyAtOnce(
  ctx: TenantContext,
  random: Random,
  { ids, borrowers }: Readonly<{ ids: readonly number[]; borrowers: readonly number[] }>,
): Promise<readonly Made[]> {
  const permits: Made[] = [];
  const people = Array.from({ length: SENDERS / 2 }, async () => {
    const id = random.pick(borrowers);
    const asked = { loanId: null, channel: "phone", purpose: "collection" } as const;
    const who = { borrower: { id }, party: "borrower", place: "home" } as const;
    const answer = await grantPermit(ctx, { ...asked, ...who });
    if (answer.ok && answer.value.permit) permits.push({ borrowerId: id, at: ctx.now });
  });
  const senders = Array.from({ length: SENDERS }, () =>
    sendNotices(ctx, someOf(random, ids), true),
  );
  await Promise.all([...people, ...senders]);
  await sendNotices(ctx, ids, true);
  return permits;
}

/** An inspector's own count: calls and letters of the seven days and the month that end on a day. */
function worstOf(made: readonly Made[]): Readonly<{ week: number; month: number }> {
  const days = made.map(({ at }) => dateAt(at, SYDNEY));
  const counts = made.map(({ at }) => {
    const today = dateAt(at, SYDNEY);
    const since = dateAt(instant(at - 6 * 86_400_000), SYDNEY);
    return {
      week: days.filter((day) => since <= day && day <= today).length,
      month: days.filter((day) => day.slice(0, 7) === today.slice(0, 7) && day <= today).length,
    };
  });
  return {
    week: Math.max(0, ...counts.map(({ week }) => week)),
    month: Math.max(0, ...counts.map(({ month }) => month)),
  };
}

function soundLetters(notices: readonly Notice[], box: Mailbox): void {
  const sent = notices.filter(({ sentAt }) => sentAt !== null);
  for (const { decisions, sentAt } of sent) {
    const last = decisions.at(-1);
    expect(last?.decision.verdict).toBe("allow");
    const until = last && "until" in last.decision ? last.decision.until : null;
    expect(until === null || (sentAt ?? 0) < until).toBe(true);
  }
  const keys = box.letters.map(({ key }) => key);
  expect(keys.toSorted()).toEqual(sent.map(({ id }) => publicId("notice", id)).toSorted());
}

test("twenty senders and ten callers at once keep every borrower's cap, week after week", async () => {
  const world = await newTenant({ mode: "live", timezone: SYDNEY, currency: "AUD" });
  const random = openRandom(7, 1);
  const box = mailbox();
  const open = async (now: number): Promise<TenantContext> => {
    const today = businessDate(dateAt(instant(now), SYDNEY));
    return withoutMessages({ ...(await world.open()), now: instant(now), today, senders: box });
  };
  const first = await open(NOON);
  const borrowers: number[] = [];
  const ids: number[] = [];
  for (let who = 0; who < BORROWERS; who += 1) {
    const loanId = await addLoan(first, {
      ...{ externalId: `L${who}`, borrowerExternalId: `B${who}`, locale: "en" },
      ...{ email: `b${who}@example.com`, phone: "+61290000000", timezone: SYDNEY, residence: "AU" },
    });
    borrowers.push((await first.loans.find(loanId))?.loan.borrowerId ?? 0);
    for (let step = 0; step < NOTICES_EACH; step += 1) {
      ids.push(await planNotice(first, loanId, { step: `notice-${step}` }));
    }
  }
  const calls: Made[] = [];
  for (let week = 0; week < 3; week += 1) {
    const ctx = await open(NOON + week * WEEK_MS);
    calls.push(...(await everybodyAtOnce(ctx, random, { ids, borrowers })));
    const notices = await Promise.all(ids.map((id) => noticeOf(ctx, id)));
    soundLetters(notices, box);
    const letters = notices.flatMap(({ borrowerId, sentAt }) =>
      sentAt === null ? [] : [{ borrowerId, at: sentAt }],
    );
    for (const borrower of borrowers) {
      const made = [...calls, ...letters].filter(({ borrowerId }) => borrowerId === borrower);
      const worst = worstOf(made);
      expect(worst.week).toBeLessThanOrEqual(3);
      expect(worst.month).toBeLessThanOrEqual(10);
    }
    // The caps are used up, so that it is they that held somebody back.
    expect(letters.length + calls.length).toBeGreaterThanOrEqual(BORROWERS * 3 * (week + 1) - 5);
  }
});
