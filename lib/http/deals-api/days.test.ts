import { beforeAll, describe, expect, test } from "vitest";
import { systemDb } from "@/lib/db/client";
import { type Caller, callerFor } from "@/lib/http/testing/caller-for";
import { createContact } from "@/prisma/factories/create-contact";
import { createMember } from "@/prisma/factories/create-member";
import { createOpportunities } from "@/prisma/factories/create-opportunities";
import { createOrganization } from "@/prisma/factories/create-organization";
import { createPipeline } from "@/prisma/factories/create-pipeline";

// A date where a moment is expected is a day of the organization's time zone (docs/api.md 2).

const DAY = "2026-03-08";

describe.each([
  // In New York the clocks are set forward on this day, which lasts 23 hours.
  { timeZone: "America/New_York", start: "2026-03-08T05:00:00Z", next: "2026-03-09T04:00:00Z" },
  { timeZone: "Pacific/Auckland", start: "2026-03-07T11:00:00Z", next: "2026-03-08T11:00:00Z" },
])("in $timeZone, a date without a time", ({ timeZone, start, next }) => {
  let call: Caller;
  const named = async (path: string, query: string) => {
    const { body } = await call("GET", `/api/${path}?${query}`);
    return body.items.map((item: Record<string, string>) => item.title ?? item.name).sort();
  };

  beforeAll(async () => {
    const organization = await createOrganization({ timeZone });
    call = await callerFor(await createMember(organization));
    const moments = {
      before: new Date(Date.parse(start) - 1),
      first: new Date(start),
      last: new Date(Date.parse(next) - 1),
      after: new Date(next),
    };
    const { stages } = await createPipeline(organization.id, { name: "today" });
    if (!stages[0]) throw new Error("A pipeline has stages");
    for (const [name, createdAt] of Object.entries(moments)) {
      await createOpportunities(stages[0], [{ name, createdAt }]);
      await createContact(organization.id, { name, createdAt });
      const { id } = await createPipeline(organization.id, { name });
      await systemDb().pipeline.updateMany({ where: { id }, data: { createdAt } });
    }
  });

  test.each(["deals", "organization-contact", "pipelines"])(
    "selects the day of %s",
    async (path) => {
      const day = `where[createdAt]=${DAY}`;
      expect(await named(path, day)).toEqual(["first", "last"]);
      expect(await named(path, `where[createdAt]=%20${DAY}%20`)).toEqual(["first", "last"]);
      expect(await named(`${path}/pagination`, day)).toEqual(["first", "last"]);
      expect(await named(path, `data={"findInput":{"createdAt":"${DAY}"}}`)).toEqual([
        "first",
        "last",
      ]);
      expect((await call("GET", `/api/${path}/count?${day}`)).body).toBe(2);
      expect(await named(path, `where[createdAt]=${start}`)).toEqual(["first"]);
      for (const edge of ["0001-01-01", "9999-12-31"])
        expect(await named(path, `where[createdAt]=${edge}`)).toEqual([]);
      for (const wrong of ["2026-02-30", "2026-3-8", "0000-01-01"])
        expect((await call("GET", `/api/${path}?where[createdAt]=${wrong}`)).status).toBe(400);
    },
  );
});
