import { offices, type OfficeId } from '../../fixtures/offices.ts';

/** Which of our offices bears a name, so that pages name it in the reader's language. */
export const officeNamed = (name: string): OfficeId | undefined =>
  Object.values(offices).find((office) => Object.values(office.name).includes(name))?.id;
