import { expect, test } from "vitest";
import { inputOf } from "./new-opportunity";

const draft = {
  name: "Acme",
  pipeline_stage_id: "s1",
  amount: " 12,500.50 ",
  currency: "USD",
  expected_close_date: "",
  account: { id: "a1", label: "Acme Ltd" },
  contact: null,
  owner_user_id: "u1",
};

test("the request contains what was typed and leaves empty fields to the server", () => {
  expect(JSON.parse(JSON.stringify(inputOf(draft)))).toEqual({
    name: "Acme",
    pipeline_stage_id: "s1",
    stage_position: 0,
    amount: "12500.50",
    currency: "USD",
    account_id: "a1",
    owner_user_id: "u1",
  });
});

test("an empty owner is sent as null, because the default is the creator", () => {
  expect(inputOf({ ...draft, owner_user_id: "" }).owner_user_id).toBeNull();
});
