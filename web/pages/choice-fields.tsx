import { CONSENTS, WAYS } from "../../src/domain/contact/rule";
import { TextField } from "../components/fields";
import { type FieldErrors, fieldId } from "../components/form";
import type { Translator } from "../locales/translate";

export type ChoiceFieldsProps = Readonly<{
  t: Translator;
  /** Who fills them in: the borrower, or somebody who was told. */
  by: "borrower" | "officer";
  /**
   * `way.phone` … and `consent.hours` … are "on" where they are ticked; `from` and `to` are times; `made-from` is
   * the mark of what they were filled from.
   */
  values: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

/** By which ways and when somebody may be reached, and what they agreed to. */
export function ChoiceFields({ t, by, values, errors }: ChoiceFieldsProps) {
  return (
    <>
      <input type="hidden" name="made-from" value={values["made-from"] ?? ""} />
      <fieldset class="field choices">
        <legend>{t(`choice.${by}.ways`)}</legend>
        {WAYS.map((way) => (
          <Tick name={`way.${way}`} label={t(`choice.way.${way}`)} values={values} />
        ))}
      </fieldset>
      <fieldset class="field choices">
        <legend>{t("choice.hours")}</legend>
        <p class="help">{t(`choice.${by}.hoursHelp`)}</p>
        <div class="editor-pair">
          <TextField
            t={t}
            name="from"
            label={t("choice.from")}
            value={values["from"]}
            error={errors?.["from"]}
            required={false}
            width="short"
          />
          <TextField
            t={t}
            name="to"
            label={t("choice.to")}
            value={values["to"]}
            error={errors?.["to"]}
            required={false}
            width="short"
          />
        </div>
      </fieldset>
      <fieldset class="field choices">
        <legend>{t(`choice.${by}.consents`)}</legend>
        <p class="help">{t(`choice.${by}.consentsHelp`)}</p>
        {CONSENTS.map((consent) => (
          <Tick
            name={`consent.${consent}`}
            label={t(`choice.consent.${consent}`)}
            values={values}
          />
        ))}
      </fieldset>
    </>
  );
}

type TickProps = Readonly<{
  name: string;
  label: string;
  values: ChoiceFieldsProps["values"];
}>;

function Tick({ name, label, values }: TickProps) {
  return (
    <label class="choice" for={fieldId(name)}>
      <input
        id={fieldId(name)}
        type="checkbox"
        name={name}
        value="on"
        checked={values[name] === "on"}
      />
      <span>{label}</span>
    </label>
  );
}
