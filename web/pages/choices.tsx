import { Alert } from "../components/alert";
import { Document } from "../components/document";
import { type FieldErrors, Form, fieldId, Submit } from "../components/form";
import { LanguageSwitch } from "../components/language-switch";
import type { Locale, Translator } from "../locales/translate";
import { ChoiceFields } from "./choice-fields";
import {
  CallBackForm,
  type ChoiceMoreProps,
  ConfirmForm,
  Messages,
  RepresentativeForm,
} from "./choice-more";

export type ChoicesPageProps = Readonly<{
  t: Translator;
  /** Path of this page: its last part is the borrower's secret. */
  path: string;
  lender: string;
  /** Since when nobody may contact them; null while they may. */
  stoppedOn: string | null;
  /** The language that letters are written in. */
  locale: Locale;
  values: Readonly<Record<string, string>>;
  errors?: FieldErrors;
  said?: "saved" | "stopped" | "lifted" | "confirmed" | "call" | "named" | "unnamed";
  /** What the page offers besides. */
  more: Omit<ChoiceMoreProps, "t" | "path" | "lender">;
}>;

const LANGUAGES = [
  { locale: "en", name: "English" },
  { locale: "zh-CN", name: "简体中文" },
] as const;

/**
 * How a borrower wants to be reached. Whoever has the link may open it, so nothing stands here but the
 * lender's name, what was chosen, messages without amounts, and addresses that only their owner knows
 * again.
 */
export function ChoicesPage(props: ChoicesPageProps) {
  const { t, path, lender, stoppedOn, said } = props;
  const title = t("choice.title", { lender });
  return (
    <Document t={t} title={title} bodyClass="auth">
      <header class="auth-head">
        <span class="brand">{lender}</span>
        <LanguageSwitch t={t} path={path} />
      </header>
      <main id="main" class="auth-main" tabindex={-1}>
        <h1>{title}</h1>
        <p class="lead">{t("choice.lead", { lender })}</p>
        {said && <Alert tone="good">{t(`choice.said.${said}`, { lender })}</Alert>}
        {stoppedOn !== null && (
          <Alert tone="watch" title={t("choice.stopped", { date: t.formatDate(stoppedOn) })}>
            {t("choice.stoppedText", { lender })}
          </Alert>
        )}
        <Messages t={t} path={path} lender={lender} {...props.more} />
        <ChoicesForm {...props} />
        <ConfirmForm t={t} path={path} lender={lender} {...props.more} />
        <CallBackForm t={t} path={path} lender={lender} {...props.more} />
        <RepresentativeForm t={t} path={path} lender={lender} {...props.more} />
        <StopForm {...props} />
      </main>
      <footer class="auth-foot">{t("choice.foot")}</footer>
    </Document>
  );
}

/** POST to the page itself: ways, hours, consents and language. */
function ChoicesForm({ t, path, locale, values, errors }: ChoicesPageProps) {
  return (
    <Form t={t} action={path} errors={errors} label={t("choice.form")}>
      <ChoiceFields t={t} by="borrower" values={values} {...(errors && { errors })} />
      <fieldset class="field choices">
        <legend>{t("choice.language")}</legend>
        {LANGUAGES.map((one) => (
          <label class="choice" lang={one.locale} for={fieldId(`locale.${one.locale}`)}>
            <input
              id={fieldId(`locale.${one.locale}`)}
              type="radio"
              name="locale"
              value={one.locale}
              checked={one.locale === locale}
            />
            <span>{one.name}</span>
          </label>
        ))}
      </fieldset>
      <div>
        <Submit>{t("choice.save")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/stop or …/stop/lifting: nothing to fill in. */
function StopForm({ t, path, lender, stoppedOn }: ChoicesPageProps) {
  const words = stoppedOn === null ? "choice.stop" : "choice.lift";
  return (
    <Form t={t} action={`${path}/${stoppedOn === null ? "stop" : "stop/lifting"}`}>
      <h2>{t(words)}</h2>
      <p>{t(`${words}Text`, { lender })}</p>
      <div>
        <Submit tone="plain">{t(`${words}Submit`)}</Submit>
      </div>
    </Form>
  );
}
