import { expect, it } from "vitest";
import { checkSubscription } from "../../../src/domain/subscription/check";

const DRAFT = { name: "core", url: "https://core.example.com/events", types: ["loan.cured"] };

it.each([
  ["as it should be", {}, []],
  ["without a name", { name: "  " }, ["/name"]],
  ["with a line break in its name", { name: "a\nb" }, ["/name"]],
  ["with a name of 81 characters", { name: "x".repeat(81) }, ["/name"]],
  ["without encryption", { url: "http://core.example.com/events" }, ["/url"]],
  ["to an address in figures", { url: "https://10.0.0.1/events" }, ["/url"]],
  ["to an address in other figures", { url: "https://2130706433/" }, ["/url"]],
  ["to an address of IPv6", { url: "https://[::1]/" }, ["/url"]],
  ["to this machine", { url: "https://localhost/" }, ["/url"]],
  ["to a private network", { url: "https://core.internal/" }, ["/url"]],
  ["to the metadata of a cloud", { url: "https://metadata.google.internal/" }, ["/url"]],
  ["with a password in its address", { url: "https://a:b@core.example.com/" }, ["/url"]],
  ["with an address too long", { url: `https://core.example.com/${"x".repeat(500)}` }, ["/url"]],
  ["to no address", { url: "core" }, ["/url"]],
  ["of no type", { types: [] }, ["/types"]],
  ["of a type that there is not", { types: ["loan.cured", "loan.eaten"] }, ["/types/1"]],
])("a subscription %s is told what is wrong, at its field", (_, change, pointers) => {
  const flaws = checkSubscription({ ...DRAFT, ...change }, false);
  expect(flaws.map(({ pointer }) => pointer)).toEqual(pointers);
});

it("on a test bench, servers of this machine may listen", () => {
  expect(checkSubscription({ ...DRAFT, url: "http://127.0.0.1:9/x" }, true)).toEqual([]);
  expect(checkSubscription({ ...DRAFT, url: "ftp://127.0.0.1/x" }, true)).toHaveLength(1);
});
