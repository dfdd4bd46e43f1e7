import { tallyDecision } from "../../domain/contact/tally";
import { type Instant, instant } from "../../kernel/calendar";
import { publicId } from "../../kernel/ids";
import { openHistory } from "../contact/open-history";
import { LOST } from "../contend";
import type { TenantContext } from "../context";
import { eventsOfNotices } from "../event/of-notices";
import { compose } from "./compose";
import { countLate } from "./count-late";
import { decideSending, type SendingDecision } from "./decide";
import type { DeliveryOutage, Letter } from "./deliver";
import { layBack } from "./lay-back";
import { noteFailures } from "./note-failures";
import { everyoneRests, type Reached, readReach } from "./reach";
import type { TemplateVersion } from "../template/store";
import { readSubjects, type Subject } from "./read-subjects";
import { NO_PROVIDER } from "./settle";
import { type Fate, fatesOf } from "./reconcile";
import {
  type Notice,
  type NoticeChange,
  PLANNED_MS,
  type SentContent,
  type StoredDecision,
} from "./store";

/** What carries a message: the borrower's own page shows it from now on. */
const PAGE = "page";
/** Who carries a letter that went into a print run. */
const PRINT = "print";

/** Longer than a queue consumer may run, so that a lease never ends under a living sender. */
const LEASE_MS = 16 * 60_000;

/**
 * `fresh`: the message comes for the first time or was replayed by a person, who means the failed ones
 * too. `down`: who is not to be asked.
 */
export type Sending = Readonly<{ fresh: boolean; down: ReadonlySet<string> }>;
/** Letters that wait for a print run, and the run's id. */
export type Printing = Readonly<{ print: string }>;

/** What may be handed over now, and the outages that keep other letters from it. */
type Taken = Readonly<{
  letters: readonly Letter[];
  outages: readonly DeliveryOutage[];
  hasOther: Reached["hasOther"];
  /** How many letters went into the print run. */
  printed: number;
}>;

const NOTHING_TAKEN: Taken = { letters: [], outages: [], hasOther: () => false, printed: 0 };

/**
 * Takes up those of some notices that are open: finds out what became of those whose sender died, asks
 * the gate for the others, chooses who carries each and writes its words; all of it is stored before
 * anything is handed over. Answers LOST when somebody else was quicker.
 */
export async function takeUp(
  ctx: TenantContext,
  partition: number,
  ids: readonly number[],
  how: Sending | Printing,
): Promise<Taken | typeof LOST> {
  const found = await ctx.notices.byIds(partition, ids);
  const open = found.filter((notice) => isOpen(notice, ctx.now, how));
  if (open.length === 0) return NOTHING_TAKEN;
  const rest = "print" in how ? null : await everyoneRests(ctx, open);
  if (rest) {
    const isKept = await layBack(ctx, partition, open, rest.reason);
    return isKept ? { ...NOTHING_TAKEN, outages: [rest] } : LOST;
  }
  const subjects = await readSubjects(ctx, partition, open);
  const [templates, fates, reach, history] = await Promise.all([
    ctx.templates.current(),
    fatesOf(ctx, partition, open),
    readReach(ctx, [...subjects.borrowers.values()], "down" in how ? how.down : new Set()),
    openHistory(ctx, partition, open),
  ]);
  const steps = open.map((notice): Step => {
    const fate = fates.get(notice.id);
    if (fate?.end === "sent" || fate?.end === "unconfirmed") return settled(ctx, notice, fate);
    if (fate?.end === "wait") return waiting(ctx, notice, fate.seconds);
    const { loans, ...subject } = subjects.of(notice);
    const isChosen = fate?.end === "again" || "print" in how;
    const channels = isChosen ? [notice.channel] : notice.channels;
    const carried = channels.filter((channel) => reach.carried.includes(channel));
    if (carried.length === 0) return unreachable(notice);
    const suppressed = reach.suppressedOf(subject.borrower);
    const decided = decideSending(ctx, {
      notice: { ...notice, channels },
      ...subject,
      ...history.of(notice),
      reach: { carried, suppressed },
    });
    const lateLoans = () => countLate(ctx, decided, loans);
    const step = stepOf(
      ctx,
      { ...decided, notice },
      { ...subject, lateLoans, reach, fate, how, templates },
    );
    if (step.letter) history.add({ ...notice, channel: decided.channel }, decided);
    return step;
  });
  const committed = await commitSteps(ctx, partition, steps, history.asCounted());
  if (!committed.ok) return LOST;
  return {
    letters: steps.flatMap(({ letter }) => (letter ? [letter] : [])),
    outages: steps.flatMap(({ outage }) => (outage ? [outage] : [])),
    hasOther: reach.hasOther,
    printed: steps.filter(({ change }) => change.after.provider === PRINT).length,
  };
}

function commitSteps(
  ctx: TenantContext,
  partition: number,
  steps: readonly Step[],
  asCounted: ReturnType<Awaited<ReturnType<typeof openHistory>>["asCounted"]>,
) {
  const changes = steps.map(({ change }) => change);
  return ctx.commit(partition, {
    deed: {
      action: "notice.decide",
      subject: `${changes.length} notices`,
      detail: {
        notices: steps.map(({ change, rule }) => [
          publicId("notice", change.after.id),
          change.after.state,
          rule,
        ]),
      },
    },
    writes: [
      ...asCounted,
      ...ctx.contacts.tally(
        partition,
        changes.flatMap((change) => newTallies(ctx, change)),
      ),
      ...ctx.notices.change(changes, ctx.now),
      ...noteFailures(
        ctx,
        changes.map(({ after }) => after),
      ),
      ...ctx.notices.keepContent(
        steps.flatMap(({ change, content }) => (content ? [{ id: change.after.id, content }] : [])),
      ),
    ],
    events: eventsOfNotices(changes, ctx.today),
  });
}

/**
 * What the new answers about a notice add to the counts of their days. One that was given before, when
 * its provider was down or its sender died, is no second contact.
 */
function newTallies({ tenant }: TenantContext, { before, after }: NoticeChange) {
  const nameOf = ({ decision }: StoredDecision) =>
    [decision.facts.channel, decision.verdict, decision.rule].join("|");
  const known = new Set(before.decisions.map(nameOf));
  return after.decisions
    .slice(before.decisions.length)
    .filter((one) => !known.has(nameOf(one)))
    .flatMap(({ at, decision }) =>
      tallyDecision(decision, { at, timezone: tenant.timezone, actor: "" }),
    );
}

function isOpen(notice: Notice, now: Instant, how: Sending | Printing): boolean {
  if ("print" in how) return notice.state === "to-print";
  if (notice.state === "planned" || notice.state === "deferred") return true;
  if (notice.state === "sending") return notice.sendAfter !== null && notice.sendAfter <= now;
  return notice.state === "failed" && how.fresh;
}

type Step = Readonly<{
  change: NoticeChange;
  /** What decided, for the audit log. */
  rule: string;
  letter: Letter | null;
  /** Words to be kept, where they are new. */
  content: SentContent | null;
  outage: DeliveryOutage | null;
}>;

const NOTHING = { letter: null, content: null, outage: null } as const;

/** A notice whose sender died is at its end: it was sent after all, or nobody can tell. */
function settled(
  ctx: TenantContext,
  before: Notice,
  fate: Extract<Fate, { end: "sent" | "unconfirmed" }>,
): Step {
  const rest = { ...before, sendAfter: null };
  if (fate.end === "unconfirmed") {
    const after: Notice = { ...rest, state: "unconfirmed", failure: fate.reason };
    return { ...NOTHING, change: { before, after }, rule: "unconfirmed" };
  }
  // It left when the gate had let it go, not when we found out.
  const askedAt = before.decisions.at(-1)?.at;
  const sentAt = ctx.tenant.mode === "sandbox" && askedAt ? askedAt : before.updatedAt;
  const { providerId } = fate;
  const after: Notice = { ...rest, state: "sent", providerId, sentAt, failure: null };
  return { ...NOTHING, change: { before, after }, rule: "found-sent" };
}

/** What became of it is to be asked again. */
function waiting(ctx: TenantContext, before: Notice, seconds: number): Step {
  const sendAfter = instant(ctx.now + seconds * 1000);
  const after: Notice = { ...before, attempts: before.attempts + 1, sendAfter };
  const outage = { reason: "the provider does not tell now", retryAfterSeconds: seconds };
  return { ...NOTHING, change: { before, after }, rule: "wait", outage };
}

/** None of its channels has anybody who carries it; a person adds a provider and sends it. */
function unreachable(before: Notice): Step {
  const after: Notice = { ...before, state: "failed", sendAfter: null, failure: NO_PROVIDER };
  return { ...NOTHING, change: { before, after }, rule: NO_PROVIDER };
}

/** What the gate's answer makes of a notice; an allowed one that cannot be written has failed. */
function stepOf(
  ctx: TenantContext,
  decided: SendingDecision,
  subject: Subject &
    Readonly<{
      lateLoans: () => number;
      reach: Reached;
      fate: Fate | undefined;
      how: Sending | Printing;
      templates: readonly TemplateVersion[];
    }>,
): Step {
  const { notice: before, channel, decisions, answer, at } = decided;
  const { rule } = answer;
  const { reach, fate, how } = subject;
  const rest = { ...before, channel, decisions, sendAfter: null, failure: null };
  const to = (change: Partial<Notice>, step: Partial<Step> = {}): Step => ({
    ...NOTHING,
    ...step,
    change: { before, after: { ...rest, ...change } },
    rule,
  });
  if (answer.verdict !== "allow" && fate?.end === "again") {
    // It may be out already, so what the gate says now is no reason to say that it is not.
    return to({ state: "unconfirmed", failure: before.failure });
  }
  if (answer.verdict === "deny") {
    const isSuppressed = rule === "suppressed-address";
    const denied = isSuppressed ? "suppressed" : "denied";
    return to({ state: rule === "paid-meanwhile" ? "cancelled" : denied });
  }
  if (answer.verdict === "defer") return to({ state: "deferred", sendAfter: answer.until });
  const content = fate?.end === "again" ? fate.content : undefined;
  const composed = content
    ? ({ ok: true, value: content } as const)
    : compose(ctx, decided, subject, subject.lateLoans(), subject.templates);
  if (!composed.ok) return to({ state: "failed", failure: composed.refusal.code });
  if (channel === "letter" && "print" in how) {
    const sentAt = ctx.tenant.mode === "sandbox" ? at : ctx.now;
    const printed = { state: "sent", provider: PRINT, providerId: how.print, sentAt } as const;
    return to(printed, { content: composed.value });
  }
  if (channel === "message") {
    const sentAt = ctx.tenant.mode === "sandbox" ? at : ctx.now;
    return to({ state: "sent", provider: PAGE, sentAt }, { content: composed.value });
  }
  if (channel === "letter") {
    return to({ state: "to-print", attempts: before.attempts + 1 }, { content: composed.value });
  }
  const sender = fate?.end === "again" ? fate.sender : reach.senderFor(channel);
  if (!("hand" in sender)) {
    const sendAfter = instant(ctx.now + PLANNED_MS);
    return to({ state: "planned", sendAfter, failure: sender.reason }, { outage: sender });
  }
  const after: Notice = {
    ...rest,
    state: "sending",
    attempts: before.attempts + 1,
    provider: sender.id,
    sendAfter: instant(ctx.now + LEASE_MS),
  };
  const letter = { notice: after, content: composed.value, sender, at };
  return to(after, { letter, content: content ? null : composed.value });
}
