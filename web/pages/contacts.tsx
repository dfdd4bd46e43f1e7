import type { GateDecision } from "../../src/domain/contact/decision";
import type { Channel, ContactResult, Way } from "../../src/domain/contact/rule";
import { StateBadge, type Tone } from "../components/badge";
import { Breadcrumbs } from "../components/breadcrumbs";
import { type Column, DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import type { FieldErrors } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type ReachedProps, ReachedSection } from "./representative";
import { LogForm, PermitForm, type TakenPermit } from "./contact-forms";
import { ChoicesTold, type ChoicesToldProps } from "./choices-told";
import { periodWords, SpokenRules } from "./spoken-rules";

/** One contact of the past; a permit that nobody used yet is one too. */
export type ContactRow = Readonly<{
  at: number;
  channel: Channel;
  result: ContactResult | null;
  isPermit: boolean;
  loan: Readonly<{ id: string; externalId: string }> | null;
}>;

export type ContactsPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  borrower: Readonly<{ id: string; name: string }>;
  /** The moment the gate was asked for. */
  at: number;
  purpose: "collection" | "service";
  ways: readonly Readonly<{ way: Way; decision: GateDecision }>[];
  /** Newest first. */
  history: readonly ContactRow[];
  historyDays: number;
  reached: Omit<ReachedProps, "t">;
  chosen: Omit<ChoicesToldProps, "t" | "borrowerId" | "timezone">;
  /** The permit that was just taken; the attempt that is recorded next uses it up. */
  permit?: TakenPermit | null;
  /** Why a permit that was just asked for was not given. */
  denied?: GateDecision;
  /** Whether the reader may record an attempt; the reference makes one of a form sent twice. */
  form: Readonly<{ reference: string }> | null;
  values?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

const TONES: Readonly<Record<GateDecision["verdict"], Tone>> = {
  allow: "good",
  defer: "watch",
  deny: "watch",
};

/** May I call, text, write, visit now: why not, how much is left, when next; and what was tried. */
export function ContactsPage(props: ContactsPageProps) {
  const { t, frame, borrower, at, purpose, ways, form } = props;
  const { timezone } = frame.tenant;
  const title = t("contact.title", { name: borrower.name });
  const trail = [
    { href: "/loans", label: t("loans.title") },
    { href: `/borrowers/${borrower.id}`, label: borrower.name },
  ];
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={trail} />}
        title={title}
        lead={t("contact.lead", { time: t.formatInstant(at, timezone) })}
      />
      <div class="object">
        <Section id="now" title={t("contact.now")}>
          <p class="quiet">{t(`contact.purpose.${purpose}`)}</p>
          <ul>
            {ways.map(({ way, decision }) => (
              <WayNow t={t} way={way} decision={decision} timezone={timezone} />
            ))}
          </ul>
        </Section>
        <div>
          {form && (
            <>
              <Section id="permit" title={t("contact.permit")}>
                <PermitForm {...props} why={props.denied && whyWords(t, props.denied)} />
              </Section>
              <Section id="log" title={t("contact.log")}>
                <LogForm {...props} reference={form.reference} />
              </Section>
            </>
          )}
          <ReachedSection t={t} {...props.reached} />
          <Section id="choices" title={t("choice.section")}>
            <ChoicesTold t={t} borrowerId={borrower.id} timezone={timezone} {...props.chosen} />
          </Section>
        </div>
      </div>
      <Section id="history" title={t("contact.history", { days: props.historyDays })}>
        <History {...props} />
      </Section>
    </Shell>
  );
}

type WayProps = Readonly<{
  t: Translator;
  way: Way;
  decision: GateDecision;
  timezone: string;
}>;

function WayNow({ t, way, decision, timezone }: WayProps) {
  const { verdict, until } = { until: null, ...decision };
  const time = until === null ? null : t.formatInstant(until, timezone);
  return (
    <li class="decision" data-way={way}>
      <strong>{t(`contact.way.${way}`)}</strong>{" "}
      <StateBadge tone={TONES[verdict]}>{t(`notice.verdict.${verdict}`)}</StateBadge>
      {verdict !== "allow" && <p>{whyWords(t, decision)}</p>}
      {time !== null && (
        <p>{verdict === "defer" ? t("contact.next", { time }) : t("contact.end", { time })}</p>
      )}
      <Budget t={t} decision={decision} />
      <SpokenRules t={t} {...decision} timezone={timezone} />
    </li>
  );
}

/** Said of a letter that waits, and in other words of a person who would act. */
const OWN_WORDS = [
  "quiet-hours",
  "paid-meanwhile",
  "hold",
  "no-address",
  "channel-not-permitted",
  "frequency-cap",
  "quiet-after-conversation",
  "chosen-hours",
] as const;

function whyWords(t: Translator, { rule }: GateDecision): string {
  const own = OWN_WORDS.find((one) => one === rule);
  return own ? t(`contact.why.${own}`) : t(`notice.rule.${rule}`);
}

/** The cap with the least left; hours alone limit no number. */
function Budget({ t, decision }: Pick<WayProps, "t" | "decision">) {
  const { spoke, verdict } = decision;
  const caps = spoke.flatMap(({ kind, values: { left, max, periodDays } }) =>
    kind === "cap" && typeof left === "number" && typeof max === "number"
      ? [{ left, max, periodDays }]
      : [],
  );
  const [least] = caps.toSorted((one, other) => one.left - other.left);
  if (!least && verdict === "deny") return null;
  const words = least
    ? t("contact.budget", {
        left: least.left,
        max: least.max,
        period: periodWords(t, least.periodDays),
      })
    : t("contact.budget.unlimited");
  return <p class="quiet small">{words}</p>;
}

function History({ t, frame, history }: ContactsPageProps) {
  if (history.length === 0) return <p class="quiet">{t("contact.history.empty")}</p>;
  const columns: readonly Column<ContactRow>[] = [
    {
      key: "at",
      label: t("contact.history.at"),
      cell: ({ at }) => <InstantText t={t} at={at} timezone={frame.tenant.timezone} />,
    },
    {
      key: "channel",
      label: t("contact.history.channel"),
      cell: ({ channel }) => t(`contact.channel.${channel}`),
    },
    {
      key: "result",
      label: t("contact.history.result"),
      cell: ({ result, isPermit }) =>
        t(isPermit ? "contact.result.permit" : `contact.result.${result ?? "unknown"}`),
    },
    {
      key: "loan",
      label: t("contact.history.loan"),
      cell: ({ loan }) =>
        loan ? <a href={`/loans/${loan.id}`}>{loan.externalId}</a> : <span class="zero">–</span>,
    },
  ];
  return (
    <DataTable
      t={t}
      id="contacts-table"
      caption={t("contact.history.caption")}
      columns={columns}
      rows={history}
    />
  );
}
