ALTER TABLE "contacts" VALIDATE CONSTRAINT "contacts_type_check";
