import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";
import { described, FieldFrame, fieldId } from "./form";

type FieldProps = Readonly<{
  t: Translator;
  name: string;
  label: Child;
  help?: Child;
  error?: string | undefined;
  required?: boolean;
}>;

export type TextFieldProps = FieldProps &
  Readonly<{
    type?: "text" | "email" | "password" | "date" | "month" | "number";
    value?: string | undefined;
    autocomplete?: string;
    inputmode?: "numeric" | "decimal" | "email";
    min?: string;
    max?: string;
    minlength?: number;
    maxlength?: number;
    /** What stands behind the value, such as "%". */
    suffix?: string;
    width?: "short" | "code";
  }>;

export function TextField(props: TextFieldProps) {
  const { t, name, label, help, error, required = true, suffix, width, type = "text" } = props;
  const input = (
    <input
      id={fieldId(name)}
      name={name}
      type={type}
      class={width ? `input input-${width}` : "input"}
      value={props.value}
      required={required}
      autocomplete={props.autocomplete ?? "off"}
      inputmode={props.inputmode}
      min={props.min}
      max={props.max}
      minlength={props.minlength}
      maxlength={props.maxlength}
      {...described(name, help, error)}
    />
  );
  return (
    <FieldFrame t={t} name={name} label={label} help={help} error={error} optional={!required}>
      {suffix ? (
        <span class="with-suffix">
          {input}
          <span>{suffix}</span>
        </span>
      ) : (
        input
      )}
    </FieldFrame>
  );
}

export type Option = Readonly<{ value: string; label: string }>;

export type SelectFieldProps = FieldProps &
  Readonly<{ options: readonly Option[]; value?: string | undefined }>;

export function SelectField(props: SelectFieldProps) {
  const { t, name, label, help, error, options, value, required = true } = props;
  return (
    <FieldFrame t={t} name={name} label={label} help={help} error={error} optional={!required}>
      <select
        id={fieldId(name)}
        name={name}
        class="input"
        required={required}
        {...described(name, help, error)}
      >
        {options.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

export function FileField(props: FieldProps & Readonly<{ accept: string }>) {
  const { t, name, label, help, error, accept, required = true } = props;
  return (
    <FieldFrame t={t} name={name} label={label} help={help} error={error}>
      <input
        id={fieldId(name)}
        name={name}
        type="file"
        class="input input-file"
        accept={accept}
        required={required}
        {...described(name, help, error)}
      />
    </FieldFrame>
  );
}

export function TextareaField(
  props: FieldProps &
    Readonly<{ value?: string; rows?: number; maxlength?: number; readonly?: boolean }>,
) {
  const { t, name, label, help, error, value, rows = 4, required = true } = props;
  return (
    <FieldFrame t={t} name={name} label={label} help={help} error={error} optional={!required}>
      <textarea
        id={fieldId(name)}
        name={name}
        class="input"
        rows={rows}
        maxlength={props.maxlength}
        required={required}
        readonly={props.readonly}
        {...described(name, help, error)}
      >
        {value}
      </textarea>
    </FieldFrame>
  );
}
