import type { WorkingRole } from "../../src/domain/policy/step-action";
import { Section } from "../components/section";
import type { MessageKey, Translator } from "../locales/translate";
import { type BookHealthProps, troubleWords } from "./scans-health";

export type NeedsProps = Readonly<{
  t: Translator;
  timezone: string;
  needs: Readonly<{
    /** Due today or before; of roles that have any. */
    tasksDue: readonly Readonly<{ role: WorkingRole; count: number }>[];
    unownedCases: number;
    submittedPolicies: number;
    unmatchedPayments: number;
    setAsideLoans: number;
    deadLetters: number;
    rejectedRows: number;
    failedNotices: number;
    /** Found by the last reconciliation. */
    drifts: number;
    /** An open alert: for how long the next day has been due. */
    bookLateSeconds: number | null;
    clockTrouble: BookHealthProps["trouble"];
  }>;
}>;

type Need = Readonly<{ text: string; href: string }>;

/** What waits for a person, what is late first. */
export function Needs({ t, needs, timezone }: NeedsProps) {
  const waiting = [
    ...lateNeeds(t, needs, timezone),
    ...workNeeds(t, needs),
    ...countedNeeds(t, needs),
  ];
  return (
    <Section id="needs" title={t("overview.needs")}>
      {waiting.length === 0 && <p class="quiet">{t("overview.needs.nothing")}</p>}
      <ul class="needs">
        {waiting.map(({ text, href }) => (
          <li>
            <a href={href}>{text}</a>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function lateNeeds(t: Translator, needs: NeedsProps["needs"], timezone: string): readonly Need[] {
  const { bookLateSeconds, clockTrouble } = needs;
  const href = "/scans#health";
  const late: Need[] = [];
  if (bookLateSeconds !== null) {
    const time = t.formatDuration(bookLateSeconds);
    late.push({ text: t("overview.needs.bookLate", { time }), href });
  }
  if (clockTrouble) late.push({ text: troubleWords(t, clockTrouble, timezone), href });
  return late;
}

/** Beyond this nobody counts, they look at the list. */
const WORK_COUNT_MAX = 100;

function workNeeds(
  t: Translator,
  { tasksDue, unownedCases }: NeedsProps["needs"],
): readonly Need[] {
  const tasks = tasksDue.map(({ role, count }): Need => {
    const facts = { role: t(`case.role.${role}`), count: Math.min(count, WORK_COUNT_MAX) };
    const key = count > WORK_COUNT_MAX ? "overview.needs.tasksDueMany" : "overview.needs.tasksDue";
    return { text: t(key, facts), href: `/worklist?role=${role}` };
  });
  if (unownedCases === 0) return tasks;
  const count = Math.min(unownedCases, WORK_COUNT_MAX);
  const key =
    unownedCases > WORK_COUNT_MAX ? "overview.needs.unownedMany" : "overview.needs.unowned";
  return [...tasks, { text: t(key, { count }), href: "/cases?state=open&owner=nobody" }];
}

function countedNeeds(t: Translator, needs: NeedsProps["needs"]): readonly Need[] {
  const all: readonly Readonly<{ key: MessageKey; count: number; href: string }>[] = [
    { key: "overview.needs.submitted", count: needs.submittedPolicies, href: "/policy" },
    { key: "overview.needs.drift", count: needs.drifts, href: "/reconciliations" },
    {
      key: "overview.needs.failedNotices",
      count: needs.failedNotices,
      href: "/notices?state=failed",
    },
    { key: "overview.needs.deadLetters", count: needs.deadLetters, href: "/scans#dead-letters" },
    { key: "overview.needs.setAside", count: needs.setAsideLoans, href: "/scans#set-aside" },
    {
      key: "overview.needs.unmatched",
      count: needs.unmatchedPayments,
      href: "/payments/unmatched",
    },
    { key: "overview.needs.rejectedRows", count: needs.rejectedRows, href: "/imports" },
  ];
  return all
    .filter(({ count }) => count > 0)
    .map(({ key, count, href }) => ({ text: t(key, { count }), href }));
}
