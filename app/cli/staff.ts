import { parseArgs } from "node:util";
import { createStaff } from "#app/staff/create-staff.ts";
import { disableStaff } from "#app/staff/disable-staff.ts";
import { listStaff } from "#app/staff/list-staff.ts";
import { sampleStaff } from "#app/staff/sample-staff.ts";
import { normaliseLogin } from "#app/staff/throttles.ts";
import { totpCode, totpStep } from "#app/staff/totp.ts";
import { type StaffRole, staffRoles } from "#db/schema/staff-roles.ts";
import { staffUserByLogin } from "#db/stores/staff.ts";
import { openInstance } from "./instance.ts";

// `npm run staff -- …`: members of staff from the command line. That is where the first two admins come from; everybody
// else is invited inside the application, where two people have to agree.

const usage = `npm run staff -- create --login mei.chen --name "Mei Chen" --roles agent,approver
npm run staff -- list
npm run staff -- disable --login mei.chen
npm run staff -- code --login agent          (demonstration only: the present six digits)

Roles: ${staffRoles.join(", ")}`;

type Instance = ReturnType<typeof openInstance>;
interface Options {
  readonly login?: string;
  readonly name?: string;
  readonly roles?: string;
}

const commands: Readonly<Record<string, (instance: Instance, options: Options) => Promise<number>>> = {
  create,
  list,
  disable,
  code,
};

process.exitCode = await main();

async function main(): Promise<number> {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: { login: { type: "string" }, name: { type: "string" }, roles: { type: "string" } },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return fail(usage);
  }
  const [name = "", ...more] = parsed.positionals;
  const command = Object.hasOwn(commands, name) && more.length === 0 ? commands[name] : undefined;
  if (!command) return fail(usage);
  const instance = openInstance();
  try {
    return await command(instance, parsed.values);
  } finally {
    await instance.services.db.close();
  }
}

async function create({ env, services }: Instance, options: Options): Promise<number> {
  const name = options.name ?? "";
  const roles = (options.roles ?? "").split(",").filter((role) => role !== "");
  const known = roles.filter((role): role is StaffRole => (staffRoles as readonly string[]).includes(role));
  if (name === "" || roles.length === 0 || known.length < roles.length) return fail(usage);
  const login = options.login ?? name.trim().toLowerCase().replace(/\s+/g, ".");
  const created = await createStaff(services, { login, name, roles: known });
  if (!created.ok) {
    const sentences = {
      bad_login: `"${login}" cannot be a login: use letters a to z, digits, dots and hyphens, and give it with --login.`,
      bad_name: "The name is empty or longer than 80 characters.",
      no_roles: "Give at least one role.",
      login_taken: `"${login}" is taken.`,
    };
    return fail(sentences[created.reason]);
  }
  console.log(`${created.login} can join with this link, once, within 24 hours:`);
  console.log(`${env.origin}/staff/join/${created.invite.token}`);
  console.log("The page asks for a password and shows the secret for an authenticator app.");
  return 0;
}

async function list({ services }: Instance): Promise<number> {
  for (let after: string | null = ""; after !== null;) {
    const page = await listStaff(services, after);
    for (const { login, name, roles, disabledAt } of page.staff) {
      console.log(
        [login, name, roles.join(",") || "no roles yet", disabledAt === null ? "" : "disabled"].join("\t").trimEnd(),
      );
    }
    after = page.next;
  }
  return 0;
}

async function disable({ services }: Instance, options: Options): Promise<number> {
  const user = await staffUserByLogin(services.db.read, normaliseLogin(options.login ?? ""));
  if (!user) return fail(options.login ? `Nobody has the login "${options.login}".` : usage);
  const disabled = await disableStaff(services, { kind: "operator" }, { staffId: user.id, reason: "by_operator" });
  if (disabled.ok) {
    console.log(`${user.login} is disabled; all sessions have ended.`);
    return 0;
  }
  if (disabled.reason === "last_admin") return fail("This is the last admin: create another one first.");
  if (disabled.reason === "already_disabled") return fail(`${user.login} is disabled already.`);
  return fail(`Not possible: ${disabled.reason}.`);
}

async function code({ env, services }: Instance, options: Options): Promise<number> {
  if (!env.demo) return fail("Codes are shown on a demonstration instance only.");
  const person = sampleStaff(services.keyring).find((sample) => sample.login === options.login);
  if (!person) return fail("That is nobody of the sample staff.");
  console.log(totpCode(person.totpSecret, totpStep(services.clock.now())));
  return 0;
}

function fail(sentence: string): number {
  console.error(sentence);
  return 1;
}
