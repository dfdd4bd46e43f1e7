import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

/**
 * migrations/control/0001_identity.sql as better-auth's drizzle adapter wants to see it: the
 * property names are better-auth's, table and column names are ours.
 */
const instant = (name: string) => integer(name, { mode: "timestamp_ms" });
const flag = (name: string) => integer(name, { mode: "boolean" });

const person = sqliteTable("person", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  email: text("email").notNull().unique(),
  emailVerified: flag("email_verified").notNull(),
  image: text("image"),
  locale: text("locale"),
  twoFactorEnabled: flag("two_factor_enabled"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

const organization = sqliteTable("organization", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  slug: text("slug").notNull().unique(),
  logo: text("logo"),
  metadata: text("metadata"),
  createdAt: instant("created_at").notNull(),
});

const session = sqliteTable("session", {
  id: text("id").primaryKey(),
  token: text("token").notNull().unique(),
  userId: text("person_id").notNull(),
  activeOrganizationId: text("active_organization_id"),
  expiresAt: instant("expires_at").notNull(),
  ipAddress: text("ip_address"),
  userAgent: text("user_agent"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

const credential = sqliteTable("credential", {
  id: text("id").primaryKey(),
  userId: text("person_id").notNull(),
  providerId: text("provider_id").notNull(),
  accountId: text("account_id").notNull(),
  password: text("password"),
  accessToken: text("access_token"),
  refreshToken: text("refresh_token"),
  idToken: text("id_token"),
  accessTokenExpiresAt: instant("access_token_expires_at"),
  refreshTokenExpiresAt: instant("refresh_token_expires_at"),
  scope: text("scope"),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

const verification = sqliteTable("verification", {
  id: text("id").primaryKey(),
  identifier: text("identifier").notNull(),
  value: text("value").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull(),
  updatedAt: instant("updated_at").notNull(),
});

const twoFactor = sqliteTable("two_factor", {
  id: text("id").primaryKey(),
  userId: text("person_id").notNull().unique(),
  secret: text("secret").notNull(),
  backupCodes: text("backup_codes").notNull(),
  verified: flag("verified"),
  failedVerificationCount: integer("failed_verification_count"),
  lockedUntil: instant("locked_until"),
});

const member = sqliteTable("member", {
  id: text("id").primaryKey(),
  organizationId: text("organization_id").notNull(),
  userId: text("person_id").notNull(),
  role: text("role").notNull(),
  createdAt: instant("created_at").notNull(),
});

const invitation = sqliteTable("invitation", {
  id: text("id").primaryKey(),
  organizationId: text("organization_id").notNull(),
  email: text("email").notNull(),
  role: text("role").notNull(),
  status: text("status").notNull(),
  inviterId: text("inviter_id").notNull(),
  expiresAt: instant("expires_at").notNull(),
  createdAt: instant("created_at").notNull(),
});

const rateLimit = sqliteTable("rate_limit", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: integer("last_request").notNull(),
});

/** better-auth's model names to our tables. */
export const identityTables = {
  user: person,
  organization,
  session,
  account: credential,
  verification,
  twoFactor,
  member,
  invitation,
  rateLimit,
};
