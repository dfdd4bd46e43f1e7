import { TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Translator } from "../locales/translate";

/** What an authenticator app needs; shown until the first right code. */
export type TwoFactorSetupFacts = Readonly<{
  /** The `otpauth:` address behind the picture. */
  uri: string;
  /** Rows of the QR code, `1` dark; left out where there is none. */
  qr?: readonly string[];
  key: string;
  backupCodes: readonly string[];
}>;

type TwoFactorSetupProps = Readonly<{
  t: Translator;
  setup: TwoFactorSetupFacts;
  errors: FieldErrors | undefined;
}>;

/** POST /settings/security/two-factor with `step` verify and `code`. */
export function TwoFactorSetup({ t, setup, errors }: TwoFactorSetupProps) {
  return (
    <div class="flow">
      <h3>{t("security.setup")}</h3>
      <p>{t("security.setupHelp")}</p>
      {setup.qr && <QrCode t={t} rows={setup.qr} />}
      <p>
        <a href={setup.uri}>{t("security.setupKey")}</a>: <code class="secret">{setup.key}</code>
      </p>
      <h3>{t("security.backupCodes")}</h3>
      <p class="quiet">{t("security.backupCodesHelp")}</p>
      <ul class="backup-codes">
        {setup.backupCodes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <Form
        t={t}
        action="/settings/security/two-factor"
        errors={errors}
        label={t("security.verify")}
      >
        <input type="hidden" name="step" value="verify" />
        <TextField
          t={t}
          name="code"
          label={t("auth.code")}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={6}
          width="code"
          error={errors?.["code"]}
        />
        <div>
          <Submit>{t("security.verify")}</Submit>
        </div>
      </Form>
    </div>
  );
}

function QrCode({ t, rows }: Readonly<{ t: Translator; rows: readonly string[] }>) {
  const size = rows.length + 8;
  const path = rows
    .flatMap((row, y) =>
      [...row].map((cell, x) => (cell === "1" ? `M${x + 4} ${y + 4}h1v1h-1z` : "")),
    )
    .join("");
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      width="180"
      height="180"
      role="img"
      aria-label={t("security.setupPicture")}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
