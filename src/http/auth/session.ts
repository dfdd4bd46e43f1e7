import type { Locale } from "../../app/context";
import type { Role } from "../../domain/member/role";

/** Who is signed in with this cookie, and for which organization they act. */
export type Session = Readonly<{
  id: string;
  token: string;
  person: Readonly<{
    id: string;
    name: string;
    email: string;
    /** Null until they choose; the browser's wish counts then. */
    locale: Locale | null;
    twoFactorEnabled: boolean;
  }>;
  /** Null while the person belongs to none. */
  organizationId: string | null;
  role: Role | null;
  /** All lenders the person works for; `id` is the public one. */
  tenants: readonly Readonly<{ id: string; organizationId: string; name: string }>[];
}>;
