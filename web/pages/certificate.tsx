import { AuthLayout } from "../components/auth-layout";
import { InstantText } from "../components/date";
import { Facts } from "../components/facts";
import { DataTable } from "../components/data-table";
import type { Translator } from "../locales/translate";

export type CertificateFacts = Readonly<{
  id: string;
  lender: string;
  mode: "live" | "sandbox";
  askedBy: string;
  askedAt: number;
  startedAt: number;
  finishedAt: number;
  fileCount: number;
  counts: readonly Readonly<{ table: string; rows: number }>[];
  seals: readonly Readonly<{ partition: string; hash: string }>[];
}>;

export type CertificatePageProps = Readonly<{
  t: Translator;
  path: string;
  certificate: CertificateFacts;
}>;

/** What stays of a lender: read by whoever has its address, without signing in. */
export function CertificatePage({ t, path, certificate }: CertificatePageProps) {
  const { counts, seals } = certificate;
  const at = (moment: number) => <InstantText t={t} at={moment} timezone="UTC" />;
  return (
    <AuthLayout t={t} title={t("certificate.title")} lead={t("certificate.lead")} path={path}>
      <Facts
        facts={[
          { term: t("certificate.id"), detail: <code>{certificate.id}</code> },
          { term: t("certificate.lender"), detail: <code>{certificate.lender}</code> },
          { term: t("certificate.mode"), detail: t(`shell.${certificate.mode}`) },
          {
            term: t("certificate.askedBy"),
            detail: <code>{certificate.askedBy}</code>,
          },
          { term: t("certificate.askedAt"), detail: at(certificate.askedAt) },
          { term: t("certificate.startedAt"), detail: at(certificate.startedAt) },
          { term: t("certificate.finishedAt"), detail: at(certificate.finishedAt) },
          { term: t("certificate.files"), detail: t.formatNumber(certificate.fileCount) },
        ]}
      />
      <DataTable
        t={t}
        id="counts"
        caption={t("certificate.counts")}
        rows={counts}
        columns={[
          {
            key: "table",
            label: t("certificate.table"),
            cell: ({ table }) => <code>{table}</code>,
          },
          {
            key: "rows",
            label: t("certificate.rows"),
            numeric: true,
            cell: ({ rows }) => t.formatNumber(rows),
          },
        ]}
      />
      <DataTable
        t={t}
        id="seals"
        caption={t("certificate.seals")}
        rows={seals}
        columns={[
          {
            key: "partition",
            label: t("certificate.partition"),
            cell: ({ partition }) => partition,
          },
          {
            key: "hash",
            label: t("certificate.hash"),
            cell: ({ hash }) => <code>{hash}</code>,
          },
        ]}
      />
    </AuthLayout>
  );
}

export type PendingCertificateProps = Readonly<{
  t: Translator;
  path: string;
  dueAt: number;
  hasBegun: boolean;
}>;

/** The same address before there is a certificate. */
export function PendingCertificatePage({ t, path, dueAt, hasBegun }: PendingCertificateProps) {
  const words = hasBegun
    ? t("certificate.pending.running")
    : t("certificate.pending.waiting", { due: t.formatInstant(dueAt, "UTC") });
  return (
    <AuthLayout t={t} title={t("certificate.pending.title")} lead={words} path={path}>
      {null}
    </AuthLayout>
  );
}
