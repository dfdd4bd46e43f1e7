import {
  ACTION_KINDS,
  CHANNELS,
  HOLD_STOPS,
  PRIORITIES,
  WORKING_ROLES,
} from "../../src/domain/policy/step-action";
import { type Option, SelectField, TextField } from "../components/fields";
import { fieldId } from "../components/form";
import type { MessageKey } from "../locales/translate";
import type { ActionValues } from "./policy-editor-values";
import type { StepFieldsProps } from "./policy-step-fields";

/** What a step does: a fieldset for each action, and the choice of another one. */
export function ActionsFields(props: StepFieldsProps) {
  const { t, action, place, step, errors, index } = props;
  const kinds = ACTION_KINDS.map((value) => ({
    value: value as string,
    label: t(`policy.kind.${value}`),
  }));
  const number = t("policyEdit.step", { step: index + 1 });
  return (
    <div class="step-actions">
      <p class="step-actions-title">{t("policyEdit.actions")}</p>
      {step.actions.map((values, at) => (
        <ActionFields {...props} acts={values} number={at} />
      ))}
      <div class="form-inline">
        <SelectField
          t={t}
          name={`${place}.newAction`}
          label={t("policyEdit.newAction")}
          options={kinds}
          value="task"
          error={errors[`${place}.newAction`]}
        />
        <button
          type="submit"
          class="button"
          name="next"
          value={`add-action:${place}`}
          formaction={`${action}#${fieldId(place)}`}
          aria-label={t("policyEdit.of", { what: t("policyEdit.newAction"), where: number })}
        >
          {t("policyEdit.addAction")}
        </button>
      </div>
    </div>
  );
}

type ActionFieldsProps = StepFieldsProps & Readonly<{ acts: ActionValues; number: number }>;

function ActionFields(props: ActionFieldsProps) {
  const { t, action, place, errors, acts: values, number: at } = props;
  const here = `${place}.actions.${at}`;
  const wrong = errors[here];
  return (
    <fieldset class="action" id={fieldId(here)}>
      <legend>{t(`policy.kind.${values.kind}`)}</legend>
      <input type="hidden" name={`${here}.kind`} value={values.kind} />
      {wrong !== undefined && <p class="field-error">{wrong}</p>}
      <div class="action-fields">
        <FieldsOfKind {...props} here={here} />
      </div>
      <div>
        <button
          type="submit"
          class="button button-small"
          name="next"
          value={`remove-action:${here}`}
          formaction={`${action}#${fieldId(place)}`}
          aria-label={t("policyEdit.of", {
            what: t("policyEdit.removeAction"),
            where: t(`policy.kind.${values.kind}`),
          })}
        >
          {t("policyEdit.removeAction")}
        </button>
      </div>
    </fieldset>
  );
}

/** Ways to write in order of preference, as lenders use them; others are written as YAML. */
const CHANNEL_ORDERS = [
  ...CHANNELS,
  "email sms",
  "sms email",
  "email letter",
  "sms letter",
  "email sms letter",
  "sms email letter",
] as const;

type KindProps = ActionFieldsProps & Readonly<{ here: string }>;

function FieldsOfKind(props: KindProps) {
  const { t, acts: values, choices } = props;
  const roles = optionsOf(WORKING_ROLES, (role) => t(`role.${role}`));
  const priorities = optionsOf(PRIORITIES, (one) => t(`policy.priority.${one}`));
  const stays = { value: "", label: t("policyEdit.stays") };
  const then = t("policyEdit.channelThen");
  const channels = optionsOf(CHANNEL_ORDERS, (order) =>
    order
      .split(" ")
      .map((channel) => t(`notice.channel.${channel as (typeof CHANNELS)[number]}`))
      .join(then),
  );
  switch (values.kind) {
    case "notice":
      return (
        <>
          <Choice {...props} field="template" options={choices.templates} />
          <Choice {...props} field="channels" options={channels} />
        </>
      );
    case "task":
      return (
        <>
          <Text {...props} field="title" />
          <Choice {...props} field="role" options={roles} />
          <Text {...props} field="dueInDays" unit />
        </>
      );
    case "case":
      return (
        <>
          <Text {...props} field="stage" />
          <Choice {...props} field="priority" options={[stays, ...priorities]} />
          <Choice {...props} field="role" options={[stays, ...roles]} />
        </>
      );
    case "close-case":
      return <Text {...props} field="reason" />;
    case "hold":
      return (
        <>
          <Stops {...props} />
          <Text {...props} field="days" unit />
          <Text {...props} field="reason" />
          <Text {...props} field="legalBasis" />
        </>
      );
    case "flag":
      return (
        <>
          <Text {...props} field="flag" />
          <Text {...props} field="days" unit required={false} help={t("policyEdit.noEnd")} />
        </>
      );
    case "watch":
      return (
        <>
          <Text {...props} field="reason" />
          <Text {...props} field="days" unit />
        </>
      );
  }
}

function optionsOf<V extends string>(values: readonly V[], label: (value: V) => string): Option[] {
  return values.map((value) => ({ value, label: label(value) }));
}

type FieldProps = KindProps & Readonly<{ field: string }>;

function Text(props: FieldProps & Readonly<{ unit?: true; required?: boolean; help?: string }>) {
  const { t, here, field, acts: values, errors, unit, required = true, help } = props;
  const counted = unit
    ? ({ inputmode: "numeric", width: "short", suffix: t("policyEdit.daysUnit") } as const)
    : {};
  return (
    <TextField
      t={t}
      name={`${here}.${field}`}
      label={t(`policyEdit.field.${field}` as MessageKey)}
      help={help}
      value={values[field] ?? ""}
      error={errors[`${here}.${field}`]}
      required={required}
      maxlength={200}
      {...counted}
    />
  );
}

/** A value that is none of the choices stays one, so that nothing is changed unseen. */
function Choice(props: FieldProps & Readonly<{ options: readonly Option[] }>) {
  const { t, here, field, acts: values, errors, options } = props;
  const value = values[field] ?? "";
  const isKnown = options.some((option) => option.value === value);
  const other = { value, label: t("policyEdit.unknown", { value }) };
  return (
    <SelectField
      t={t}
      name={`${here}.${field}`}
      label={t(`policyEdit.field.${field}` as MessageKey)}
      value={value}
      error={errors[`${here}.${field}`]}
      options={isKnown ? options : [other, ...options]}
    />
  );
}

function Stops({ t, here, acts: values, errors }: KindProps) {
  const chosen = (values["stops"] ?? "").split(" ").filter((one) => one !== "");
  const wrong = errors[`${here}.stops`];
  // Those that are chosen first, in their order.
  const all = [...new Set([...chosen, ...HOLD_STOPS])];
  return (
    <fieldset class="field choices" id={fieldId(`${here}.stops`)}>
      <legend>{t("policyEdit.field.stops")}</legend>
      {wrong !== undefined && <p class="field-error">{wrong}</p>}
      {all.map((stop) => (
        <label class="choice">
          <input
            type="checkbox"
            name={`${here}.stops.${stop}`}
            value="on"
            checked={chosen.includes(stop)}
          />
          {(HOLD_STOPS as readonly string[]).includes(stop)
            ? t(`policy.stops.${stop}` as MessageKey)
            : stop}
        </label>
      ))}
    </fieldset>
  );
}
