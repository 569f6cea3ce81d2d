-- A merged account or contact keeps the record that took its place: imports lead its ids there.

ALTER TABLE "accounts" ADD COLUMN "merged_into_id" UUID;
ALTER TABLE "contacts" ADD COLUMN "merged_into_id" UUID;

-- Not validated here: that reads the table, which is locked until the end of this transaction.
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "accounts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_organization_id_merged_into_id_fkey" FOREIGN KEY ("organization_id", "merged_into_id") REFERENCES "contacts"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION NOT VALID;
