import { DataTable } from "../components/data-table";
import { InstantText } from "../components/date";
import { SelectField, TextField } from "../components/fields";
import { type FieldErrors, Form, Submit } from "../components/form";
import type { Frame } from "../components/frame";
import { Section } from "../components/section";
import type { Translator } from "../locales/translate";

export type SuppressionRow = Readonly<{
  channel: "email" | "sms";
  address: string;
  reason: "bounced" | "complained" | "stopped" | "entered";
  source: string;
  createdAt: number;
}>;

export type SuppressionsProps = Readonly<{
  t: Translator;
  frame: Frame;
  suppressions: readonly SuppressionRow[];
  canSuppress: boolean;
  values?: Readonly<Record<string, string>>;
  errors?: FieldErrors;
}>;

/** Addresses that nothing is sent to any more. */
export function Suppressions(props: SuppressionsProps) {
  const { t, suppressions, canSuppress, values, errors } = props;
  return (
    <Section id="suppressions" title={t("suppression.title")}>
      <div class="flow">
        <p>{t("suppression.lead")}</p>
        {suppressions.length === 0 ? (
          <p class="quiet">{t("suppression.none")}</p>
        ) : (
          <SuppressionTable {...props} />
        )}
        {canSuppress && (
          <Form t={t} action="/settings/suppressions" errors={errors} label={t("suppression.add")}>
            <SelectField
              t={t}
              name="channel"
              label={t("suppression.channel")}
              value={values?.["channel"]}
              options={(["email", "sms"] as const).map((value) => ({
                value,
                label: t(`provider.channel.${value}`),
              }))}
            />
            <TextField
              t={t}
              name="address"
              label={t("suppression.address")}
              value={values?.["address"]}
              error={errors?.["address"]}
              maxlength={254}
            />
            <TextField
              t={t}
              name="source"
              label={t("suppression.source")}
              value={values?.["source"]}
              error={errors?.["source"]}
              maxlength={200}
            />
            <div>
              <Submit>{t("suppression.add")}</Submit>
            </div>
          </Form>
        )}
      </div>
    </Section>
  );
}

function SuppressionTable({ t, frame, suppressions, canSuppress }: SuppressionsProps) {
  const { timezone } = frame.tenant;
  return (
    <DataTable
      t={t}
      id="suppressions-table"
      caption={t("suppression.title")}
      rows={suppressions}
      columns={[
        { key: "address", label: t("suppression.address"), cell: ({ address }) => address },
        {
          key: "channel",
          label: t("suppression.channel"),
          cell: ({ channel }) => t(`provider.channel.${channel}`),
        },
        {
          key: "reason",
          label: t("suppression.reason"),
          cell: ({ reason }) => t(`suppression.reason.${reason}`),
        },
        {
          key: "source",
          label: t("suppression.source"),
          prose: true,
          cell: ({ source }) => source,
        },
        {
          key: "since",
          label: t("suppression.since"),
          cell: ({ createdAt }) => <InstantText t={t} at={createdAt} timezone={timezone} />,
        },
        {
          key: "actions",
          label: t("shell.actions"),
          actions: true,
          cell: ({ channel, address, reason }) =>
            canSuppress &&
            (reason === "bounced" || reason === "entered") && (
              <Form t={t} action="/settings/suppressions/lift" inline>
                <input type="hidden" name="channel" value={channel} />
                <input type="hidden" name="address" value={address} />
                <Submit tone="plain" label={t("suppression.liftOf", { address })}>
                  {t("suppression.lift")}
                </Submit>
              </Form>
            ),
        },
      ]}
    />
  );
}
