import { TextField } from "../components/fields";
import { type FieldErrors, fieldId } from "../components/form";
import type { Translator } from "../locales/translate";

type RepresentativeFieldsProps = Readonly<{
  t: Translator;
  /** `rep-name`, `rep-phone`, `rep-email`; `rep-only` is "on" where it is ticked. */
  values: Readonly<Record<string, string>>;
  errors: FieldErrors | undefined;
  /** False: an empty form names nobody any more. */
  isNameRequired: boolean;
  /** What it means to be reached through them alone, to whoever fills it in. */
  only: string;
}>;

const FIELDS = ["name", "phone", "email"] as const;

/** Who speaks for a borrower, and whether alone. */
export function RepresentativeFields(props: RepresentativeFieldsProps) {
  const { t, values, errors, isNameRequired, only } = props;
  return (
    <>
      {FIELDS.map((field) => (
        <TextField
          t={t}
          name={`rep-${field}`}
          label={t(`choice.rep.${field}`)}
          value={values[`rep-${field}`]}
          error={errors?.[`rep-${field}`]}
          required={field === "name" && isNameRequired}
        />
      ))}
      <label class="choice" for={fieldId("rep-only")}>
        <input
          id={fieldId("rep-only")}
          type="checkbox"
          name="rep-only"
          value="on"
          checked={values["rep-only"] === "on"}
        />
        <span>{only}</span>
      </label>
    </>
  );
}
