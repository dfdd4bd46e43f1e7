import { SelectField, TextareaField, TextField } from "../components/fields";
import type { Translator } from "../locales/translate";

type Field = Readonly<{ t: Translator; name: string; value: string; error?: string | undefined }>;

const ROWS_MIN = 3;

/** Who the lender is before the law: whose rules of contact bind goes by it. */
export function LawFields({
  t,
  field,
}: Readonly<{
  t: Translator;
  field: (name: "supervisedIn" | "role" | "productClasses") => Field;
}>) {
  const products = field("productClasses");
  return (
    <fieldset class="editor-part">
      <legend class="editor-heading">{t("policyEdit.law")}</legend>
      <p class="help">
        {t("policyEdit.lawHelp")} <a href="/settings/contact-packs">{t("shell.contactPacks")}</a>
      </p>
      <div class="editor-pair">
        <TextField
          {...field("supervisedIn")}
          label={t("contact.policy.supervisedIn")}
          help={t("policyEdit.supervisedInHelp")}
          required={false}
        />
        <SelectField
          {...field("role")}
          label={t("contact.policy.role")}
          options={[
            { value: "", label: t("pack.told.noRole") },
            { value: "creditor", label: t("pack.role.creditor") },
            { value: "collector", label: t("pack.role.collector") },
          ]}
        />
      </div>
      <TextareaField
        {...products}
        label={t("policyEdit.products")}
        help={t("policyEdit.productsHelp")}
        rows={Math.max(ROWS_MIN, products.value.split("\n").length)}
        maxlength={10_000}
        required={false}
      />
    </fieldset>
  );
}
