import { StateBadge, type Tone } from "../components/badge";
import { DataTable } from "../components/data-table";
import { DateText, InstantText } from "../components/date";
import { SelectField } from "../components/fields";
import { FilterChips } from "../components/filter-chips";
import { Form, Submit } from "../components/form";
import { Pagination } from "../components/pagination";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";
import { eventName } from "./subscription-fields";
import { answerWords } from "./subscription-state";

type Attempt = Readonly<{
  at: number;
  status: number | null;
  answer: string;
  milliseconds: number;
}>;

export type DeliveryRow = Readonly<{
  eventId: string;
  type: string;
  businessDate: string;
  state: "pending" | "delivered" | "failed";
  nextAt: number | null;
  attempts: readonly Attempt[];
  /** As it was posted, for reading. */
  data: string;
  createdAt: number;
}>;

const TONES: Readonly<Record<DeliveryRow["state"], Tone>> = {
  pending: "busy",
  delivered: "good",
  failed: "act",
};
const STATES = ["pending", "delivered", "failed"] as const;

type DeliveriesProps = Readonly<{
  t: Translator;
  path: string;
  timezone: string;
  subscription: Readonly<{ off: unknown }>;
  deliveries: readonly DeliveryRow[];
  state: DeliveryRow["state"] | null;
  firstHref: string | null;
  nextHref: string | null;
}>;

/** Every event with every answer, and one button to send it again. */
export function EventDeliveries(props: DeliveriesProps) {
  const { t, path, deliveries, state, firstHref, nextHref } = props;
  const chips = [null, ...STATES].map((one) => ({
    label: t(one === null ? "delivery.all" : `delivery.${one}`),
    href: one === null ? path : `${path}?state=${one}`,
    current: state === one,
  }));
  return (
    <Section id="deliveries" title={t("delivery.title")}>
      <div class="flow">
        <FilterChips label={t("delivery.filter")} chips={chips} />
        {deliveries.length === 0 ? (
          <p class="quiet">{t("delivery.none")}</p>
        ) : (
          <DeliveryTable {...props} />
        )}
        <Pagination t={t} firstHref={firstHref} nextHref={nextHref} />
        {!props.subscription.off && <ReplayForm {...props} />}
      </div>
    </Section>
  );
}

function DeliveryTable({ t, path, timezone, subscription, deliveries }: DeliveriesProps) {
  return (
    <DataTable
      t={t}
      id="deliveries-table"
      caption={t("delivery.caption")}
      rows={deliveries}
      columns={[
        {
          key: "event",
          prose: true,
          label: t("delivery.event"),
          cell: (row) => (
            <details class="ask">
              <summary>{eventName(t, row.type)}</summary>
              <p>
                <code>{row.eventId}</code>
              </p>
              <pre class="code" tabindex={0}>
                {row.data}
              </pre>
            </details>
          ),
        },
        {
          key: "day",
          label: t("delivery.day"),
          cell: ({ businessDate }) => <DateText t={t} on={businessDate} />,
        },
        {
          key: "state",
          label: t("subscription.state"),
          cell: ({ state }) => (
            <StateBadge tone={TONES[state]}>{t(`delivery.${state}`)}</StateBadge>
          ),
        },
        {
          key: "attempts",
          prose: true,
          label: t("delivery.attempts"),
          cell: (row) => <Attempts t={t} timezone={timezone} row={row} />,
        },
        {
          key: "actions",
          label: t("shell.actions"),
          actions: true,
          cell: ({ eventId, type, state }) =>
            !subscription.off &&
            state !== "pending" && (
              <Form t={t} action={`${path}/replays`} inline>
                <input type="hidden" name="event" value={eventId} />
                <Submit
                  tone="plain"
                  label={t("delivery.againOf", { name: eventName(t, type), id: eventId })}
                >
                  {t("delivery.again")}
                </Submit>
              </Form>
            ),
        },
      ]}
    />
  );
}

type AttemptsProps = Readonly<{ t: Translator; timezone: string; row: DeliveryRow }>;

function Attempts({ t, timezone, row }: AttemptsProps) {
  const { attempts, state, nextAt } = row;
  return (
    <>
      {attempts.length > 0 && (
        <ol>
          {attempts.map(({ at, status, answer, milliseconds }) => (
            <li>
              <InstantText t={t} at={at} timezone={timezone} />{" "}
              {status === null
                ? t("delivery.noAnswer", { answer: answerWords(t, answer) })
                : t("delivery.answer", { status, milliseconds })}{" "}
              {status !== null && <span class="quiet">{answer}</span>}
            </li>
          ))}
        </ol>
      )}
      {state === "pending" && nextAt !== null && (
        <p class="quiet">{t("delivery.next", { time: t.formatInstant(nextAt, timezone) })}</p>
      )}
    </>
  );
}

const HOURS = [1, 24, 72, 720] as const;

function ReplayForm({ t, path }: DeliveriesProps) {
  return (
    <Form t={t} action={`${path}/replays`} label={t("delivery.replay")}>
      <SelectField
        t={t}
        name="hours"
        label={t("delivery.replayHours")}
        options={HOURS.map((hours) => ({
          value: String(hours),
          label: t(`delivery.hours.${hours}`),
        }))}
      />
      <div>
        <Submit tone="plain">{t("delivery.replay")}</Submit>
      </div>
    </Form>
  );
}
