import { Page } from "@/components/shell/page";
import type { SessionRecord } from "@/lib/domain/sessions/schema";
import { NameForm } from "./name-form";
import { OrganizationList } from "./organization-list";
import { OwnSessions } from "./own-sessions";
import { PasswordForm } from "./password-form";
import { Section } from "./section";

type ProfileProps = {
  name: string;
  email: string;
  organizations: { id: string; name: string }[];
  organizationId: string;
  sessions: SessionRecord[];
  timeZone: string;
  /** When the server rendered the page. */
  now: string;
};

/** The user's own settings: name, password, sessions and organizations. */
export function Profile(props: ProfileProps) {
  const { name, email, organizations, organizationId, sessions, timeZone, now } = props;
  return (
    <Page title="Profile" description="Your name, password, devices and organizations.">
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
      <Section
        title="Where you are signed in"
        description="Sign out a device that you no longer use, or that is not yours."
      >
        <OwnSessions sessions={sessions} timeZone={timeZone} now={now} />
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
