import { expect, test } from "vitest";
import { accountWire, emptyAccount } from "./account-draft";

const typed = (change: object) => ({ ...emptyAccount(""), ...change });

test("what is typed is sent as the wire wants it, and nothing typed as null", () => {
  expect(accountWire("annual_revenue", typed({ annual_revenue: "1,250,000" }))).toEqual({
    annual_revenue: "1250000",
  });
  expect(accountWire("employees", typed({ employees: " 4,000 " }))).toEqual({ employees: 4000 });
  expect(accountWire("domain", typed({ domain: " acme.example " }))).toEqual({
    domain: "acme.example",
  });
  for (const field of ["annual_revenue", "employees", "domain", "owner_user_id"] as const)
    expect(accountWire(field, typed({}))).toEqual({ [field]: null });
});

test("what is no number is sent as typed, for the server to refuse", () => {
  expect(accountWire("employees", typed({ employees: "many" }))).toEqual({ employees: "many" });
  expect(accountWire("employees", typed({ employees: "1,5" }))).toEqual({ employees: "1,5" });
  expect(accountWire("annual_revenue", typed({ annual_revenue: "lots" }))).toEqual({
    annual_revenue: "lots",
  });
});
