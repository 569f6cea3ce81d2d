-- A contact may also be a vendor or a partner. Rows are checked in the next migration, without a lock that stops writers.

ALTER TABLE "contacts" DROP CONSTRAINT "contacts_type_check",
  ADD CONSTRAINT "contacts_type_check" CHECK ("contact_type" IN ('client', 'customer', 'lead', 'vendor', 'partner')) NOT VALID;
