import { Breadcrumbs } from "../components/breadcrumbs";
import { CopyOnce } from "../components/copy-once";
import { Facts } from "../components/facts";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";
import { type DeliveryRow, EventDeliveries } from "./event-deliveries";
import { SubscriptionFields, type SubscriptionValues } from "./subscription-fields";
import { answerWords, SubscriptionState, type SubscriptionStanding } from "./subscription-state";

export type SubscriptionPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  subscription: SubscriptionStanding & Readonly<{ id: string; name: string; url: string }>;
  types: readonly string[];
  values: SubscriptionValues;
  errors?: FieldErrors;
  /** Shown this once. */
  secret?: string;
  /** What the receiver answered to a trial a moment ago. */
  trial?: Readonly<{ status: number | null; answer: string; milliseconds: number }>;
  deliveries: readonly DeliveryRow[];
  state: DeliveryRow["state"] | null;
  firstHref: string | null;
  nextHref: string | null;
}>;

export function SubscriptionPage(props: SubscriptionPageProps) {
  const { t, frame, subscription, secret } = props;
  const path = `/settings/subscriptions/${subscription.id}`;
  const trail = [{ href: "/settings/subscriptions", label: t("subscription.title") }];
  const { timezone } = frame.tenant;
  return (
    <Shell t={t} frame={frame} title={subscription.name}>
      <PageHeader above={<Breadcrumbs t={t} trail={trail} />} title={subscription.name} />
      {secret && (
        <Section id="secret-section" title={t("subscription.secretReady")}>
          <div class="flow">
            <CopyOnce t={t} id="secret" label={t("subscription.secret")} secret={secret} />
            <p>{t("subscription.secretUse")}</p>
          </div>
        </Section>
      )}
      <Section id="standing" title={t("subscription.state")}>
        <div class="flow">
          <Facts
            facts={[
              {
                term: t("subscription.state"),
                detail: <SubscriptionState t={t} standing={subscription} timezone={timezone} />,
              },
              { term: t("subscription.url"), detail: <code>{subscription.url}</code> },
            ]}
          />
          <Acts {...props} path={path} />
        </div>
      </Section>
      <EventDeliveries {...props} path={path} timezone={timezone} />
      <Section id="settings" title={t("subscription.settings")}>
        <SubscriptionFields {...props} action={path} label={t("subscription.save")} />
      </Section>
      <Section id="removal" title={t("subscription.remove")}>
        <Form t={t} action={`${path}/removal`} label={t("subscription.remove")}>
          <p>{t("subscription.removeText")}</p>
          <div>
            <Submit tone="grave">{t("subscription.remove")}</Submit>
          </div>
        </Form>
      </Section>
    </Shell>
  );
}

function Acts({
  t,
  subscription,
  trial,
  path,
}: SubscriptionPageProps & Readonly<{ path: string }>) {
  const isOff = subscription.off !== null;
  return (
    <>
      {trial && (
        <p role="status" class="state-words">
          {trial.status === null
            ? t("subscription.trial.none", { answer: answerWords(t, trial.answer) })
            : t("subscription.trial.answered", {
                status: trial.status,
                milliseconds: trial.milliseconds,
              })}{" "}
          {trial.status !== null && trial.answer}
        </p>
      )}
      <div class="page-actions">
        <Form t={t} action={`${path}/trials`} inline>
          <Submit tone="plain">{t("subscription.try")}</Submit>
        </Form>
        <Form t={t} action={`${path}/secrets`} inline>
          <Submit tone="plain">{t("subscription.renew")}</Submit>
        </Form>
        <Form t={t} action={`${path}/${isOff ? "switching-on" : "switching-off"}`} inline>
          <Submit tone={isOff ? "plain" : "grave"}>
            {t(isOff ? "subscription.switchOn" : "subscription.switchOff")}
          </Submit>
        </Form>
      </div>
      <p class="help">{t("subscription.renewHelp")}</p>
    </>
  );
}
