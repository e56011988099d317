import type { StaffActor } from "#tests/support/world-people.ts";
import type { Services } from "#app/services.ts";
import { createStaff } from "#app/staff/create-staff.ts";
import type { StaffRole } from "#db/schema/staff-roles.ts";

/** The desk of a world: who decides, who approves, who takes complaints. */
export interface WorldDesk {
  readonly agent: StaffActor;
  readonly approver: StaffActor;
}

export async function hireDesk(services: Services): Promise<WorldDesk> {
  const hire = async (login: string, roles: StaffRole[]): Promise<StaffActor> => {
    const created = await createStaff(services, { login, name: `Person ${login}`, roles });
    if (!created.ok) throw new Error(created.reason);
    return { kind: "staff", staffId: created.staffId, roles };
  };
  return { agent: await hire("agent", ["agent"]), approver: await hire("approver", ["approver"]) };
}
