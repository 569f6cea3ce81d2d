import { expect, test } from "vitest";
import { describeLinks } from "./describe-links";

const none = { opportunities: 0, contacts: 0, activities: 0, leads: 0 };

test("counts are described in words, without those that are zero", () => {
  expect(describeLinks(none)).toBe("");
  expect(describeLinks({ ...none, contacts: 1 })).toBe("1 contact");
  expect(describeLinks({ opportunities: 1200, contacts: 2, activities: 1, leads: 0 })).toBe(
    "1,200 opportunities, 2 contacts and 1 activity",
  );
});
