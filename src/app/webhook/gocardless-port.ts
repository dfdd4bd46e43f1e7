import type { Fields } from "../../domain/webhook/source";

export const RESOURCES = ["payments", "refunds", "mandates", "subscriptions"] as const;
export type GocardlessResource = (typeof RESOURCES)[number];

export type GocardlessQuestion = Readonly<{
  /** Of their API, without a path of ours. */
  url: string;
  token: string;
  resource: GocardlessResource;
  id: string;
}>;

export type GocardlessAnswer =
  | Readonly<{ end: "found"; fields: Fields }>
  | Readonly<{ end: "unknown" }>
  /** The token is wrong, or may not read this. */
  | Readonly<{ end: "denied" }>
  /** It did not answer, or asked to come later. */
  | Readonly<{ end: "later"; afterSeconds: number | null }>;

/** What GoCardless's API tells of one thing now. */
export type GocardlessPort = Readonly<{
  find(question: GocardlessQuestion): Promise<GocardlessAnswer>;
}>;
