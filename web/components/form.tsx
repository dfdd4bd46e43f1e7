import type { Child } from "hono/jsx";
import type { Translator } from "../locales/translate";

/** Field name → what is wrong with it, in the reader's language. `""` is about the whole form. */
export type FieldErrors = Readonly<Record<string, string>>;

export type FormProps = Readonly<{
  t: Translator;
  action: string;
  method?: "post" | "get";
  errors?: FieldErrors | undefined;
  files?: boolean;
  /** In one line, for small forms beside what they act on. */
  inline?: boolean;
  label?: string;
  children?: Child;
}>;

export function Form(props: FormProps) {
  const { t, action, method = "post", errors = {}, files, inline, label, children } = props;
  return (
    <form
      class={inline ? "form-inline" : "form"}
      action={action}
      method={method}
      enctype={files ? "multipart/form-data" : undefined}
      aria-label={label}
      novalidate={method === "post" && !inline}
    >
      <ErrorSummary t={t} errors={errors} />
      {children}
    </form>
  );
}

/** All errors in one place, each a link to its field; it takes the focus when the page opens. */
export function ErrorSummary({ t, errors }: Readonly<{ t: Translator; errors: FieldErrors }>) {
  const entries = Object.entries(errors);
  if (entries.length === 0) return null;
  return (
    <div class="error-summary" role="alert" tabindex={-1} data-focus>
      <p class="error-summary-title">{t("shell.errorSummary", { count: entries.length })}</p>
      <ul>
        {entries.map(([field, text]) => (
          <li>{field === "" ? text : <a href={`#${fieldId(field)}`}>{text}</a>}</li>
        ))}
      </ul>
    </div>
  );
}

export type FieldFrameProps = Readonly<{
  t: Translator;
  name: string;
  label: Child;
  help?: Child;
  error?: string | undefined;
  optional?: boolean | undefined;
  children?: Child;
}>;

/** Label above, help under it, the error right at the field. */
export function FieldFrame(props: FieldFrameProps) {
  const { t, name, label, help, error, optional, children } = props;
  const id = fieldId(name);
  return (
    <div class={error ? "field field-wrong" : "field"}>
      <label for={id}>
        {label}
        {optional && <span class="optional"> ({t("shell.optional")})</span>}
      </label>
      {help && (
        <p class="help" id={`${id}-help`}>
          {help}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span class="unseen">{t("shell.fieldError")} </span>
          {error}
        </p>
      )}
      {children}
    </div>
  );
}

export function fieldId(name: string): string {
  return `field-${name}`;
}

/** Ties a control to its help and error for screen readers. */
export function described(name: string, help: Child, error: string | undefined) {
  const id = fieldId(name);
  const ids = [help ? `${id}-help` : "", error ? `${id}-error` : ""].filter((one) => one !== "");
  return {
    "aria-describedby": ids.length > 0 ? ids.join(" ") : undefined,
    "aria-invalid": error ? ("true" as const) : undefined,
  };
}

export type SubmitProps = Readonly<{
  tone?: "main" | "plain" | "grave";
  label?: string;
  children?: Child;
}>;

export function Submit({ tone = "main", label, children }: SubmitProps) {
  const name = tone === "plain" ? "button" : `button button-${tone}`;
  return (
    <button type="submit" class={name} aria-label={label}>
      {children}
    </button>
  );
}
