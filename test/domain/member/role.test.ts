import { describe, expect, it } from "vitest";
import {
  PERMISSIONS,
  permissionsOf,
  permissionsOfScopes,
  ROLES,
  SCOPE_NAMES,
} from "../../../src/domain/member/role";

describe("scopes of an API key", () => {
  it.each([
    ["loans:read", "loan.read"],
    ["api-keys:manage", "api-key.manage"],
    ["policies:read", "policy.read"],
    ["scans:repair", "scan.repair"],
  ])("%s is the permission %s", (scope, permission) => {
    expect(permissionsOfScopes([scope])).toEqual([permission]);
  });

  it("name every permission once, and a star names all", () => {
    expect(SCOPE_NAMES).toHaveLength(PERMISSIONS.length + 1);
    expect(permissionsOfScopes(["*"])).toBe(PERMISSIONS);
    expect(new Set(permissionsOfScopes(SCOPE_NAMES.slice(1)))).toEqual(new Set(PERMISSIONS));
  });

  it("that name nothing are refused as a whole", () => {
    expect(permissionsOfScopes(["loans:read", "loans:eat"])).toBeUndefined();
  });
});

describe("roles", () => {
  it("an owner may all, and nobody who only reads may write or manage", () => {
    expect(permissionsOf("owner")).toEqual([...PERMISSIONS, "tenant.delete"]);
    expect(permissionsOf("admin")).toBe(PERMISSIONS);
    const acting = permissionsOf("analyst").filter((permission) => !permission.endsWith(".read"));
    // A file of what they may read.
    expect(acting).toEqual(["export.make"]);
  });

  it("no key deletes a lender, whatever its scopes", () => {
    expect(permissionsOfScopes(["*"])).not.toContain("tenant.delete");
    expect(permissionsOfScopes(["tenants:delete"])).toBeUndefined();
  });

  it.each(ROLES.filter((role) => role !== "owner" && role !== "admin"))(
    "%s does not manage people or the lender",
    (role) => {
      const own = new Set<string>(permissionsOf(role));
      expect(own.has("member.manage") || own.has("tenant.manage")).toBe(false);
    },
  );
});
