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

/** The user's own settings: name, password and organizations. */
export function Profile({ name, email, organizations, organizationId }: ProfileProps) {
  return (
    <Page title="Profile" description="Your name, password and organizations.">
      <Section
        title="You"
        description="Your name appears on your opportunities and in the history."
      >
        <NameForm name={name} email={email} />
      </Section>
      <Section
        title="Password"
        description="Changing your password signs you out on all other devices."
      >
        <PasswordForm email={email} organizationId={organizationId} />
      </Section>
      {organizations.length > 1 && (
        <Section
          title="Organizations"
          description="The organizations you belong to. You can also switch in the user menu."
        >
          <OrganizationList organizations={organizations} organizationId={organizationId} />
        </Section>
      )}
    </Page>
  );
}
