import { accountAt, BANK_IDS } from '../../fixtures/banks.ts';
import { offices, type OfficeId } from '../../fixtures/offices.ts';

/** Which of our offices holds an account, so that pages name it in the reader's language. */
export const officeAt = (account: string): OfficeId | undefined =>
  Object.values(offices).find(({ accounts }) => accounts && BANK_IDS.some((bank) => accountAt(accounts, bank) === account))?.id;
