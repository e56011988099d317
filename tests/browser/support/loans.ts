import { mintLink } from "#app/access/mint-link.ts";
import type { HouseServices } from "#app/http/house.ts";
import { paths } from "#app/http/paths.ts";
import { insertBorrower } from "#db/stores/borrowers.ts";
import { insertLoan, loanById } from "#db/stores/loans.ts";

/** Somebody new with one loan on the terms of a sample loan, nothing paid on it yet; and their link. */
export async function newPersonWithLoan(
  services: HouseServices,
  sampleLoanId: string,
): Promise<{ borrowerId: string; loanId: string; path: string; birthDate: string }> {
  const { db, keyring, ids, clock } = services;
  const sample = await loanById(db.read, sampleLoanId);
  if (!sample) throw new Error("The sample loan is not there.");
  const borrowerId = ids.random();
  const loanId = ids.random();
  const birthDate = "1991-02-03";
  const token = await db.transact(async (tx) => {
    await insertBorrower(tx, keyring, {
      id: borrowerId,
      borrowerNo: `T-${borrowerId}`,
      name: "Test Person",
      birthDate,
      phone: null,
      email: null,
      postcode: null,
      idTail: null,
      lang: "en",
      timeZone: "Asia/Shanghai",
      createdAt: clock.now(),
    });
    await insertLoan(tx, { ...sample, id: loanId, loanNo: `T-${loanId}`, borrowerId }, "test", clock.now());
    return mintLink(tx, services, borrowerId);
  });
  return { borrowerId, loanId, path: paths.link({ locator: token }), birthDate };
}
