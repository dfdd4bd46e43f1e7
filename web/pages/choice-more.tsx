import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";
import { RepresentativeFields } from "./representative-fields";

export type ChoiceMoreProps = Readonly<{
  t: Translator;
  path: string;
  lender: string;
  /** What the lender wrote here, newest first. */
  messages: readonly Readonly<{ on: string; subject: string; text: string }>[];
  /** The borrower's addresses, masked: whoever has the link may read this. */
  reached: readonly string[];
  /** The days on which a call can be asked for. */
  days: readonly string[];
  hasCallBack: boolean;
  /** Who it is does not stand here: others may open this page. */
  representative: "none" | "claimed" | "confirmed";
  /** Of the form that was sent and refused. */
  values?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

/** Messages, in words that others may read. */
export function Messages({ t, lender, messages }: ChoiceMoreProps) {
  if (messages.length === 0) return null;
  return (
    <section aria-labelledby="messages">
      <h2 id="messages">{t("choice.messages", { lender })}</h2>
      {messages.map(({ on, subject, text }) => (
        <article class="letter">
          <dl class="letter-head">
            <div>
              <dt>{t.formatDate(on)}</dt>
              <dd>{subject}</dd>
            </div>
          </dl>
          <div class="letter-text">{text}</div>
        </article>
      ))}
    </section>
  );
}

/** POST …/confirmation: that the lender still knows the right addresses. */
export function ConfirmForm({ t, path, lender, reached }: ChoiceMoreProps) {
  if (reached.length === 0) return null;
  return (
    <Form t={t} action={`${path}/confirmation`}>
      <h2>{t("choice.confirm")}</h2>
      <p>{t("choice.confirmText", { lender })}</p>
      <ul>
        {reached.map((address) => (
          <li>{address}</li>
        ))}
      </ul>
      <div>
        <Submit tone="plain">{t("choice.confirmSubmit")}</Submit>
      </div>
    </Form>
  );
}

/** POST …/call: on which day and between which hours. */
export function CallBackForm(props: ChoiceMoreProps) {
  const { t, path, lender, days, hasCallBack, values = {}, errors } = props;
  return (
    <Form t={t} action={`${path}/call`} errors={errors}>
      <h2>{t("choice.call")}</h2>
      {hasCallBack ? (
        <p>{t("choice.callAsked", { lender })}</p>
      ) : (
        <>
          <p>{t("choice.callText", { lender })}</p>
          <SelectField
            t={t}
            name="call-on"
            label={t("choice.callOn")}
            options={days.map((day) => ({ value: day, label: t.formatDate(day) }))}
            value={values["call-on"]}
            error={errors?.["call-on"]}
          />
          <div class="editor-pair">
            <TextField
              t={t}
              name="call-from"
              label={t("choice.callFrom")}
              value={values["call-from"]}
              error={errors?.["call-from"]}
              width="short"
            />
            <TextField
              t={t}
              name="call-to"
              label={t("choice.callTo")}
              value={values["call-to"]}
              width="short"
            />
          </div>
          <div>
            <Submit tone="plain">{t("choice.callSubmit")}</Submit>
          </div>
        </>
      )}
    </Form>
  );
}

/** POST …/representative, and …/representative/removal while somebody is named and not confirmed. */
export function RepresentativeForm(props: ChoiceMoreProps) {
  const { t, path, lender, representative, values = {}, errors } = props;
  if (representative === "confirmed") {
    return (
      <section aria-labelledby="representative">
        <h2 id="representative">{t("choice.rep")}</h2>
        <p>{t("choice.repConfirmed", { lender })}</p>
      </section>
    );
  }
  return (
    <>
      <Form t={t} action={`${path}/representative`} errors={errors}>
        <h2>{t("choice.rep")}</h2>
        <p>{t(representative === "claimed" ? "choice.repNamed" : "choice.repText", { lender })}</p>
        <RepresentativeFields
          t={t}
          values={values}
          errors={errors}
          isNameRequired
          only={t("choice.rep.only", { lender })}
        />
        <div>
          <Submit tone="plain">{t("choice.repSubmit")}</Submit>
        </div>
      </Form>
      {representative === "claimed" && (
        <Form t={t} action={`${path}/representative/removal`} label={t("choice.repRemove")}>
          <div>
            <Submit tone="plain">{t("choice.repRemove")}</Submit>
          </div>
        </Form>
      )}
    </>
  );
}
