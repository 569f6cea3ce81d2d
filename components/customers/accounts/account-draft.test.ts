import { expect, test } from "vitest";
import { accountWire, emptyAccount } from "./account-draft";

const typed = (change: object) => ({ ...emptyAccount(""), ...change });

test("a typed value is sent in the format of the API, and an empty field as null", () => {
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

test("a text that is not a number is sent as typed, so that the server refuses it", () => {
  expect(accountWire("employees", typed({ employees: "many" }))).toEqual({ employees: "many" });
  expect(accountWire("employees", typed({ employees: "1,5" }))).toEqual({ employees: "1,5" });
  expect(accountWire("annual_revenue", typed({ annual_revenue: "lots" }))).toEqual({
    annual_revenue: "lots",
  });
});
