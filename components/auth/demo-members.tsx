import { Avatar } from "@/components/ui/avatar";

export type DemoMember = {
  email: string;
  password: string;
  name: string;
  role: string;
  organization: string;
};

type DemoMembersProps = {
  members: DemoMember[];
  disabled: boolean;
  onChoose: (member: DemoMember) => void;
};

/** The demo members by organization; a click signs in as one. */
export function DemoMembers({ members, disabled, onChoose }: DemoMembersProps) {
  if (members.length === 0) return null;
  return (
    <section aria-labelledby="demo-members" className="mt-6 border-t pt-5">
      <h2 id="demo-members" className="font-semibold">
        Or sign in to the demo as
      </h2>
      {[...new Set(members.map((member) => member.organization))].map((organization) => (
        <div key={organization} className="mt-3">
          <h3 className="pb-1 font-medium text-ink-muted text-xs">{organization}</h3>
          <ul className="grid grid-cols-1 gap-1.5 sm:grid-cols-2">
            {members
              .filter((member) => member.organization === organization)
              .map((member) => (
                <li key={member.email}>
                  <button
                    type="button"
                    disabled={disabled}
                    onClick={() => onChoose(member)}
                    className="flex w-full items-center gap-2 rounded border bg-surface px-2 py-1.5 text-left shadow-card transition-colors hover:bg-hover pointer-coarse:min-h-11"
                  >
                    <Avatar name={member.name} size="md" decorative />
                    <span className="min-w-0">
                      <span dir="auto" className="block truncate font-medium">
                        {member.name}
                      </span>
                      <span className="block text-ink-muted text-xs capitalize">
                        {member.role.toLowerCase()}
                      </span>
                    </span>
                  </button>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
