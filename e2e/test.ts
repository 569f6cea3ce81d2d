import { test as base } from "@playwright/test";
import { type TestOrganization, takeOrganization } from "./organizations";

export { expect } from "@playwright/test";

/** A browser test with an organization of its own, so that tests run in any order and side by side. */
export const test = base.extend<{ ownOrganization: TestOrganization }>({
  ownOrganization: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright requires a destructured parameter
    async ({}, use) => {
      await use(takeOrganization());
    },
    { auto: true },
  ],
});
