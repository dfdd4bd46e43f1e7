import { WORKING_ROLES } from "../../src/domain/policy/step-action";
import { BEHAVIOUR_KINDS } from "../../src/domain/simulation/input";
import { Breadcrumbs } from "../components/breadcrumbs";
import { Radios } from "../components/choices";
import { SelectField, TextareaField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { PageHeader } from "../components/page-header";
import { Section } from "../components/section";
import { Shell } from "../components/shell";
import type { Translator } from "../locales/translate";

const HORIZONS = [30, 90, 210] as const;
const SCRIPT_ROWS = 8;
const SCRIPT_LENGTH_MAX = 200_000;

export type SimulationNewPageProps = Readonly<{
  t: Translator;
  frame: Frame;
  version: number;
  name: string;
  currency: string;
  /** What stands in the fields. */
  values: Readonly<Record<string, string>>;
  errors: FieldErrors;
  /** Of which of the two forms the errors are. */
  wrong: "ahead" | "back-test" | null;
  earliestOn: string;
  latestOn: string;
}>;

/** How a version is simulated: ahead under stated payments, or on the past. */
export function SimulationNewPage(props: SimulationNewPageProps) {
  const { t, frame, version, name } = props;
  const title = t("simulation.newTitle", { version });
  const above = [
    { href: "/policy", label: t("policy.title") },
    { href: `/policy/versions/${version}`, label: t("policy.versionNamed", { version, name }) },
  ];
  return (
    <Shell t={t} frame={frame} title={title}>
      <PageHeader
        above={<Breadcrumbs t={t} trail={above} />}
        title={title}
        lead={t("simulation.newIntro")}
      />
      <Section id="ahead" title={t("simulation.ahead")}>
        <AheadForm {...props} />
      </Section>
      <Section id="back-test" title={t("simulation.back-test")}>
        <BackTestForm {...props} />
      </Section>
    </Shell>
  );
}

function AheadForm(props: SimulationNewPageProps) {
  const { t, version, values, currency } = props;
  const errors = props.wrong === "ahead" ? props.errors : {};
  return (
    <Form
      t={t}
      action={`/policy/versions/${version}/simulations`}
      errors={errors}
      label={t("simulation.ahead")}
    >
      <SelectField
        t={t}
        name="days"
        label={t("simulation.days")}
        value={values["days"]}
        error={errors["days"]}
        options={HORIZONS.map((days) => ({
          value: `${days}`,
          label: t("simulation.daysOf", { days }),
        }))}
      />
      <Radios
        name="behaviour"
        legend={t("simulation.behaviour")}
        value={values["behaviour"] ?? "as-rolled"}
        error={errors["behaviour"]}
        choices={BEHAVIOUR_KINDS.map((value) => ({
          value,
          label: t(`simulation.behaviour.${value}`),
          help: t(`simulation.behaviour.${value}Help`),
        }))}
      />
      <TextareaField
        t={t}
        name="script"
        label={t("simulation.script")}
        help={t("simulation.scriptHelp")}
        value={values["script"] ?? ""}
        error={errors["script"]}
        rows={SCRIPT_ROWS}
        maxlength={SCRIPT_LENGTH_MAX}
        required={false}
      />
      {WORKING_ROLES.map((role) => (
        <TextField
          t={t}
          name={`capacity-${role}`}
          label={t("simulation.capacity", { role: t(`role.${role}`) })}
          help={t("simulation.capacityHelp")}
          value={values[`capacity-${role}`]}
          error={errors[`capacity-${role}`]}
          inputmode="numeric"
          required={false}
          width="short"
        />
      ))}
      <TextField
        t={t}
        name="price-email"
        label={t("simulation.price")}
        help={t("simulation.priceHelp")}
        value={values["price-email"]}
        error={errors["price-email"]}
        inputmode="decimal"
        required={false}
        suffix={currency}
        width="short"
      />
      <div>
        <Submit>{t("simulation.aheadSubmit")}</Submit>
      </div>
    </Form>
  );
}

function BackTestForm(props: SimulationNewPageProps) {
  const { t, version, values, earliestOn, latestOn } = props;
  const errors = props.wrong === "back-test" ? props.errors : {};
  return (
    <Form
      t={t}
      action={`/policy/versions/${version}/backtests`}
      errors={errors}
      label={t("simulation.back-test")}
    >
      <TextField
        t={t}
        name="from"
        type="date"
        label={t("simulation.from")}
        help={t("simulation.fromHelp")}
        value={values["from"]}
        error={errors["from"]}
        min={earliestOn}
        max={latestOn}
      />
      <div>
        <Submit>{t("simulation.backSubmit")}</Submit>
      </div>
    </Form>
  );
}
