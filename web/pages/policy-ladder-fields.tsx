import type { Option } from "../components/fields";
import { type FieldErrors, fieldId } from "../components/form";
import { TableRegion } from "../components/table-region";
import type { Translator } from "../locales/translate";

export type EditorRow = Readonly<{ days: string; side: "before" | "after"; template: string }>;

export type LadderFieldsProps = Readonly<{
  t: Translator;
  rows: readonly EditorRow[];
  errors: FieldErrors;
  templates: readonly Option[];
}>;

/** Rows that are free for new steps. */
const FREE_ROWS = 3;

const FREE_ROW: EditorRow = { days: "", side: "after", template: "past-due" };

/** The ladder as a table: a row without a day is no step, so emptying a day takes the step away. */
export function LadderFields(props: LadderFieldsProps) {
  const { t } = props;
  const rows = [...props.rows, ...Array.from({ length: FREE_ROWS }, () => FREE_ROW)];
  return (
    <div class="field">
      <h2 class="editor-heading">{t("policy.ladder")}</h2>
      <p class="help">{t("policy.ladderHelp")}</p>
      <TableRegion id="ladder-fields">
        <table class="table table-fields" id="ladder-fields">
          <caption id="ladder-fields-caption" class="unseen">
            {t("policy.ladder")}
          </caption>
          <thead>
            <tr>
              {(["days", "side", "letter", "channel"] as const).map((column) => (
                <th scope="col">{t(`policy.column.${column}`)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <StepRow {...props} row={row} index={index} />
            ))}
          </tbody>
        </table>
      </TableRegion>
    </div>
  );
}

type StepRowProps = Omit<LadderFieldsProps, "rows"> & Readonly<{ row: EditorRow; index: number }>;

function StepRow({ t, row, index, errors, templates }: StepRowProps) {
  const label = (column: "days" | "side" | "letter" | "channel") =>
    t("policy.cell", { step: index + 1, what: t(`policy.column.${column}`) });
  const sides = (["before", "after"] as const).map((value) => ({
    value,
    label: t(`policy.side.${value}`),
  }));
  const channels = [{ value: "email", label: t("notice.channel.email") }];
  return (
    <tr>
      <td>
        <CellError name={`day-${index}`} errors={errors} />
        <input
          id={fieldId(`day-${index}`)}
          name={`day-${index}`}
          class="input input-day"
          inputmode="numeric"
          autocomplete="off"
          value={row.days}
          aria-label={label("days")}
          {...marks(`day-${index}`, errors)}
        />
      </td>
      <Choice name={`side-${index}`} label={label("side")} options={sides} value={row.side} />
      <Choice
        name={`template-${index}`}
        label={label("letter")}
        options={templates}
        value={row.template}
        errors={errors}
      />
      <Choice
        name={`channel-${index}`}
        label={label("channel")}
        options={channels}
        value="email"
        errors={errors}
      />
    </tr>
  );
}

type ChoiceProps = Readonly<{
  name: string;
  label: string;
  options: readonly Option[];
  value: string;
  errors?: FieldErrors;
}>;

function Choice({ name, label, options, value, errors = {} }: ChoiceProps) {
  return (
    <td>
      <CellError name={name} errors={errors} />
      <select
        id={fieldId(name)}
        name={name}
        class="input"
        aria-label={label}
        {...marks(name, errors)}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </td>
  );
}

function CellError({ name, errors }: Readonly<{ name: string; errors: FieldErrors }>) {
  const text = errors[name];
  if (text === undefined) return null;
  return (
    <p class="field-error" id={`${fieldId(name)}-error`}>
      {text}
    </p>
  );
}

function marks(name: string, errors: FieldErrors) {
  if (errors[name] === undefined) return {};
  return { "aria-invalid": "true" as const, "aria-describedby": `${fieldId(name)}-error` };
}
