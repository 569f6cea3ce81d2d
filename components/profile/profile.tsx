import { Page } from "@/components/shell/page";
import { NameForm } from "./name-form";
import { OrganizationList } from "./organization-list";
import { PasswordForm } from "./password-form";
import { Section } from "./section";

type ProfileProps = {
  name: string;
  email: string;
  organizations: { id: string; name: string }[];
  organizationId: string;
};

/** What a user may change about themselves. */
export function Profile({ name, email, organizations, organizationId }: ProfileProps) {
  return (
    <Page title="Profile" description="Your name, your password and where you work.">
      <Section
        title="You"
        description="Your name is what colleagues see on opportunities and in the history."
      >
        <NameForm name={name} email={email} />
      </Section>
      <Section title="Password" description="Changing it signs you out on every other device.">
        <PasswordForm email={email} organizationId={organizationId} />
      </Section>
      {organizations.length > 1 && (
        <Section
          title="Organizations"
          description="Those you belong to. You can also switch in the menu under your name."
        >
          <OrganizationList organizations={organizations} organizationId={organizationId} />
        </Section>
      )}
    </Page>
  );
}
