import type { ProviderSecrets, ProviderSettings } from "../../domain/provider/provider";
import type { Instant } from "../../kernel/calendar";

/** Somebody who carries a lender's messages. */
export type Provider = Readonly<{
  number: number;
  name: string;
  settings: ProviderSettings;
  /** Messages a second at most; null: as many as there are. */
  perSecond: number | null;
  /** The next moment at which a message may be handed over, where there is a pace. */
  freeAt: Instant;
  /** It was down, or it refused the lender's credentials: not to be tried before. */
  restsUntil: Instant;
  trouble: string | null;
  createdBy: string;
  createdAt: Instant;
  updatedAt: Instant;
  revision: number;
}>;

export type ProviderEntry = Pick<Provider, "name" | "settings" | "perSecond"> &
  Readonly<{ secrets: ProviderSecrets }>;

export type ProviderStore = Readonly<{
  /** In the order in which they are tried. */
  providers(): Promise<readonly Provider[]>;
  provider(number: number): Promise<Provider | undefined>;
  /** What Forbear proves itself with; nobody else reads them. */
  secrets(number: number): Promise<ProviderSecrets | undefined>;
  /** As the last one to be tried. */
  add(entry: ProviderEntry, createdBy: string, now: Instant): Promise<number>;
  /** False when it was changed meanwhile. Secrets that are null stay as they are. */
  change(
    number: number,
    revision: number,
    entry: Omit<ProviderEntry, "secrets"> & Readonly<{ secrets: ProviderSecrets | null }>,
    now: Instant,
  ): Promise<boolean>;
  /** Its secrets are gone; its number is never used again. */
  remove(number: number, now: Instant): Promise<boolean>;
  /** The numbers in their new order; those that are not named keep their order behind them. */
  order(numbers: readonly number[]): Promise<void>;
  /**
   * Takes so many moments from its pace, unless others have taken all until `latest`: the first of
   * them, or undefined.
   */
  takeMoments(
    number: number,
    count: number,
    now: Instant,
    latest: Instant,
  ): Promise<Instant | undefined>;
  rest(number: number, until: Instant, trouble: string | null): Promise<void>;
}>;
