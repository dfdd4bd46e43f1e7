import type { Child } from "hono/jsx";
import { fieldId } from "./form";

export type CheckboxProps = Readonly<{
  name: string;
  value?: string;
  label: Child;
  help?: Child;
  checked?: boolean;
}>;

export function Checkbox({ name, value = "true", label, help, checked }: CheckboxProps) {
  const id = `${fieldId(name)}-${value.replace(/\W+/g, "-")}`;
  return (
    <div class="choice">
      <input
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        aria-describedby={help ? `${id}-help` : undefined}
      />
      <label for={id}>{label}</label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

export type Choice = Readonly<{ value: string; label: string; help?: string }>;

export type RadiosProps = Readonly<{
  name: string;
  legend: string;
  choices: readonly Choice[];
  value: string;
  error?: string | undefined;
}>;

/** One of a few, each with what it means. The group carries the id an error links to. */
export function Radios({ name, legend, choices, value, error }: RadiosProps) {
  return (
    <fieldset
      class="field choices"
      id={fieldId(name)}
      aria-describedby={error ? `${fieldId(name)}-error` : undefined}
    >
      <legend>{legend}</legend>
      {error && (
        <p class="field-error" id={`${fieldId(name)}-error`}>
          {error}
        </p>
      )}
      {choices.map((choice) => {
        const id = `${fieldId(name)}-${choice.value}`;
        return (
          <div class="choice">
            <input
              type="radio"
              id={id}
              name={name}
              value={choice.value}
              checked={choice.value === value}
              aria-describedby={choice.help ? `${id}-help` : undefined}
            />
            <label for={id}>{choice.label}</label>
            {choice.help && (
              <p class="help" id={`${id}-help`}>
                {choice.help}
              </p>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
