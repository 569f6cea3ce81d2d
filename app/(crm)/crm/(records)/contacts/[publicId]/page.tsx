import type { Metadata } from "next";
import { cache } from "react";
import { ContactPage } from "@/components/customers/contacts/contact-page";
import { findContactSummary } from "@/lib/domain/customers/contacts/queries";
import { listLinkedOpportunities } from "@/lib/domain/customers/list-linked-opportunities";
import { absent, recordContext } from "../../../../record-context";
import { requireActor } from "../../../../require-actor";

type Props = { params: Promise<{ publicId: string }> };

const loadContact = cache(async (id: string) =>
  findContactSummary(await requireActor(), id).catch(absent),
);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await loadContact((await params).publicId)).name };
}

export default async function ContactRoute({ params }: Props) {
  const actor = await requireActor();
  const contact = await loadContact((await params).publicId);
  const [opportunities, context] = await Promise.all([
    listLinkedOpportunities(actor, "contact", contact.id, { limit: 25 }),
    recordContext(actor),
  ]);
  return (
    <ContactPage
      key={contact.id}
      contact={contact}
      opportunities={opportunities}
      context={context}
    />
  );
}
