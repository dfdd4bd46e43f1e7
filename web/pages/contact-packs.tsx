import type { ListedPack, PackStanding } from "../../src/app/contact/list-packs";
import type { RulePack } from "../../src/domain/contact/pack";
import type { ProductClass, Rule } from "../../src/domain/contact/rule";
import type { DeadlineGap } from "../../src/domain/deadline/gaps";
import { Alert } from "../components/alert";
import { StateBadge, type Tone } from "../components/badge";
import { DataTable } from "../components/data-table";
import { DateText } from "../components/date";
import { Facts } from "../components/facts";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { MessageKey, Translator } from "../locales/translate";
import { deadlineWords, ruleWords } from "./pack-rule-words";

export type ContactPacksPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  packs: readonly ListedPack[];
  gaps: readonly DeadlineGap[];
  holidays: readonly Readonly<{
    country: string;
    through: string;
    source: string;
    next: string | null;
  }>[];
  /** What the policy in force says of the lender; null: it is guessed. */
  told: Readonly<{
    supervisedIn: readonly string[] | null;
    role: "creditor" | "collector" | null;
    products: readonly (readonly [name: string, kind: ProductClass])[];
  }>;
  policyHref: string;
}>;

const TONES: Readonly<Record<PackStanding, Tone>> = {
  binds: "good",
  "turned-on": "good",
  elsewhere: "idle",
  off: "idle",
};

/** The rules of contact by law: which bind, what each says, from where it is known. */
export function ContactPacksPage(props: ContactPacksPageProps) {
  const { t, frame, packs, gaps } = props;
  const isBinding = ({ standing }: ListedPack) => standing === "binds" || standing === "turned-on";
  return (
    <Shell t={t} frame={frame} title={t("pack.title")}>
      <PageHeader title={t("pack.title")} lead={t("pack.lead")} />
      {gaps.length > 0 && (
        <Alert tone="watch" title={t("pack.gaps.title")}>
          <ul>
            {gaps.map((gap) => (
              <li>{gapWords(t, gap)}</li>
            ))}
          </ul>
          <p>{t("pack.gaps.todo")}</p>
        </Alert>
      )}
      <div class="object">
        <Section id="told" title={t("pack.told.title")}>
          <Told {...props} />
        </Section>
        <Section id="holidays" title={t("pack.holidays.title")}>
          <Holidays {...props} />
        </Section>
      </div>
      {packs.filter(isBinding).map((listed) => (
        <PackSection t={t} {...listed} />
      ))}
      <Section id="others" title={t("pack.others")}>
        <div class="flow">
          {packs
            .filter((listed) => !isBinding(listed))
            .map((listed) => (
              <PackLine t={t} {...listed} />
            ))}
        </div>
      </Section>
    </Shell>
  );
}

function gapWords(t: Translator, { letter, pack, source, segment, byDay }: DeadlineGap): string {
  const named = t(`policy.letter.${letter}` as MessageKey);
  const where = segment === null ? t("pack.gaps.policy") : t("policy.segment", { name: segment });
  const shared = { letter: named, where, pack, source };
  return byDay === null ? t("pack.gap", shared) : t("pack.gap.byDay", { ...shared, day: byDay });
}

function Told({ t, told, policyHref }: ContactPacksPageProps) {
  const { supervisedIn, role, products } = told;
  return (
    <>
      <Facts
        facts={[
          {
            term: t("contact.policy.supervisedIn"),
            detail: supervisedIn?.join(", ") ?? t("pack.told.guessed"),
          },
          {
            term: t("contact.policy.role"),
            detail: role === null ? t("pack.told.noRole") : t(`pack.role.${role}`),
          },
          ...products.map(([name, kind]) => ({
            term: t("contact.policy.productClass", { product: name }),
            detail: t(`pack.product.${kind}`),
          })),
        ]}
      />
      {products.length === 0 && <p class="quiet">{t("pack.told.noProducts")}</p>}
      <p>
        <a href={policyHref}>{t("pack.told.change")}</a>
      </p>
    </>
  );
}

function Holidays({ t, holidays }: ContactPacksPageProps) {
  return (
    <>
      <DataTable
        t={t}
        id="holidays-table"
        caption={t("pack.holidays.caption")}
        rows={holidays}
        columns={[
          { key: "country", label: t("pack.country"), cell: ({ country }) => country },
          {
            key: "next",
            label: t("pack.holidays.next"),
            cell: ({ next }) => <DateText t={t} on={next} />,
          },
          {
            key: "through",
            label: t("pack.holidays.through"),
            cell: ({ through }) => <DateText t={t} on={through} />,
          },
        ]}
      />
      <p class="quiet small">{t("pack.holidays.note")}</p>
    </>
  );
}

/** A pack that binds, with its rules in sight. */
function PackSection({ t, pack, standing }: PackProps) {
  return (
    <Section id={pack.id} title={`${pack.id} v${pack.version}`}>
      <p>
        <StateBadge tone={TONES[standing]}>{t(`pack.standing.${standing}`)}</StateBadge>{" "}
        {pack.instrument} <span class="quiet">{whoseWords(t, pack)}</span>
      </p>
      <RuleTable t={t} pack={pack} />
    </Section>
  );
}

/** One of the others, folded. */
function PackLine({ t, pack, standing }: PackProps) {
  return (
    <details id={pack.id}>
      <summary>
        <strong>{`${pack.id} v${pack.version}`}</strong> {pack.instrument}{" "}
        <span class="quiet">{whoseWords(t, pack)}</span>{" "}
        <StateBadge tone={TONES[standing]}>{t(`pack.standing.${standing}`)}</StateBadge>
      </summary>
      <RuleTable t={t} pack={pack} />
    </details>
  );
}

type PackProps = ListedPack & Readonly<{ t: Translator }>;

function whoseWords(t: Translator, { countries, products }: RulePack): string {
  return t("pack.for", {
    countries: countries.join(", "),
    products:
      products === null
        ? t("pack.allProducts")
        : products.map((one) => t(`pack.product.${one}`)).join(", "),
  });
}

function RuleTable({ t, pack }: Readonly<{ t: Translator; pack: RulePack }>) {
  const { id, rules, deadlines = [] } = pack;
  const rows = [
    ...rules.map((rule) => ({
      ...{ id: rule.id, source: rule.source, status: rule.status },
      says: ruleWords(t, rule, id),
      how: channelWords(t, rule),
    })),
    ...deadlines.map((rule) => ({
      ...{ id: rule.id, source: rule.source, status: rule.status },
      says: deadlineWords(t, rule),
      how: t("pack.byDay"),
    })),
  ];
  return (
    <DataTable
      t={t}
      id={`pack-${id}`}
      caption={t("pack.rulesOf", { pack: id })}
      rows={rows}
      columns={[
        { key: "rule", label: t("pack.rule"), cell: ({ id: rule }) => <code>{rule}</code> },
        { key: "says", label: t("pack.says"), prose: true, cell: ({ says }) => says },
        { key: "how", label: t("pack.how"), prose: true, cell: ({ how }) => how },
        {
          key: "source",
          label: t("pack.source"),
          prose: true,
          cell: ({ source, status }) => `${source} (${t(`pack.status.${status}`)})`,
        },
      ]}
    />
  );
}

const CHANNELS_ALL = 8;

function channelWords(t: Translator, { channels, purposes }: Rule): string {
  const ways =
    channels.length === CHANNELS_ALL
      ? t("pack.everyWay")
      : channels.map((channel) => t(`contact.channel.${channel}`)).join(", ");
  if (!purposes) return ways;
  return `${ways}; ${purposes.map((one) => t(`pack.purpose.${one}`)).join(", ")}`;
}
