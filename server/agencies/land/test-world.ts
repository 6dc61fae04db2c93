import type { Plot } from '../plot.ts';
import { act, emptyWorld, type Country, type Outcome } from '../../world/act.ts';
import type { Command } from '../../world/agency.ts';
import { practice } from '../../world/practice.ts';
import { office } from '../../world/world.ts';
import { checkDossier } from './commands/check-dossier.ts';
import { receiveDossier } from './commands/receive-dossier.ts';
import { registerCertificate } from './commands/register-certificate.ts';
import { updateRegister } from './commands/update-register.ts';
import { land, type Land } from './land.ts';

const commands: readonly Command[] = [registerCertificate, receiveDossier, checkDossier, updateRegister];
const country: Country = {
  agencies: { practice, land },
  commands: Object.fromEntries(commands.map((command) => [command.id, command])),
  links: [],
};

export const PLOT: Plot = {
  ...{ sheet: '14', number: '128', area: 86.4, use: 'ODT', ward: 'Phường Tây Hồ', address: 'Số 12, ngõ Bàng, phường Tây Hồ, Hà Nội' },
  ...{ origin: 'recognised', term: 'long-term' },
};
/** Input of a certificate, and of an application to transfer it. */
export const certificate = {
  ...{ serial: 'TT 00001234', owner: 'seller', ownerName: 'Trần Văn Bình', ownerId: '099055000001', plot: PLOT },
  ...{ tablePrice: 30_000_000, issuedOn: '2016-05-18' },
};
export const application = {
  ...{
    dossier: '099-261110-0007',
    certificate: 'TT00001234',
    contractNumber: '0001/2026/CCGD',
    price: 3_200_000_000,
    taxPaidBy: 'buyer',
    online: true,
  },
  ...{ seller: 'seller', sellerName: 'Trần Văn Bình', sellerId: '099055000001', buyer: 'buyer', buyerName: 'Lê Thị Hạnh', buyerId: '099171000002' },
};

interface Step {
  readonly command: { readonly id: string };
  readonly input: unknown;
}
/** What the land office does, one thing after the other, on the morning of 10/11/2026; the last outcome comes back. */
export const play = (...steps: readonly Step[]): Outcome =>
  steps.reduce<Outcome>(
    ({ world }, { command, input }, i) =>
      act(country, world, { command: command.id, by: office('land'), input }, Date.parse('2026-11-10T08:30:00+07:00') + i * 1000),
    { world: emptyWorld(country), facts: [] },
  );
export const registerIn = ({ world }: Outcome): Land => land.in(world);
export const refusalOf = ({ refusal }: Outcome): string | undefined => refusal?.refused;
