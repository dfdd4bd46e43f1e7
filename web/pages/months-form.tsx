import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

/** Which months a report is of; in its address. */
export type MonthsChosen = Readonly<{
  source: "book" | "history";
  from: string;
  through: string;
  product: string;
}>;

export type MonthsFormProps = Readonly<{
  t: Translator;
  action: string;
  chosen: MonthsChosen;
  products: readonly string[];
  /** What else is chosen and stays. */
  kept?: Readonly<Record<string, string>>;
  errors?: FieldErrors | undefined;
}>;

export function MonthsForm({ t, action, chosen, products, kept = {}, errors }: MonthsFormProps) {
  return (
    <Form t={t} action={action} method="get" inline errors={errors} label={t("months.show")}>
      <SelectField
        t={t}
        name="source"
        label={t("months.source")}
        value={chosen.source}
        options={[
          { value: "book", label: t("months.source.book") },
          { value: "history", label: t("months.source.history") },
        ]}
      />
      {(["from", "through"] as const).map((name) => (
        <TextField
          t={t}
          name={name}
          type="month"
          label={t(`months.${name}`)}
          value={chosen[name]}
          required={false}
          error={errors?.[name]}
        />
      ))}
      <SelectField
        t={t}
        name="product"
        label={t("months.product")}
        required={false}
        value={chosen.product}
        options={[
          { value: "", label: t("months.product.all") },
          ...products.map((product) => ({
            value: product,
            label: product,
          })),
        ]}
      />
      {Object.entries(kept).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <Submit tone="plain">{t("months.show")}</Submit>
    </Form>
  );
}

/** The query that says what is chosen. */
export function monthsQueryOf(chosen: MonthsChosen, more: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...chosen, ...more })) {
    if (value !== "") query.set(name, value);
  }
  return `?${query}`;
}
