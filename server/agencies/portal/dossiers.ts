import type { Dossier, KnownCertificate, Portal } from './portal.ts';

/** From this price on the duties of a buyer pass 100 million đồng a day: the bank would ask for the face, which does not exist here yet. */
export const PRICE_LIMIT = 3_700_000_000;

/** A certificate is ended by the transfer that was registered on it; its successor is another one. */
export const isEnded = ({ dossiers }: Portal, certificate: string): boolean =>
  Object.values(dossiers).some((dossier) => dossier.certificate === certificate && dossier.stage === 'registered');

/** Under way: neither registered nor withdrawn. */
const isOpen = ({ stage, withdrawnBy }: Dossier): boolean => stage !== 'registered' && withdrawnBy === undefined;

/** The transfer under way on a certificate: there is at most one. */
export const openDossierOn = ({ dossiers }: Portal, certificate: string): Dossier | undefined =>
  Object.values(dossiers).find((dossier) => dossier.certificate === certificate && isOpen(dossier));

/** Transfers in which somebody is seller or buyer, newest first. */
export const dossiersOf = ({ dossiers }: Portal, who: string): readonly Dossier[] =>
  Object.values(dossiers)
    .filter(({ seller, buyer }) => seller === who || buyer === who)
    .toReversed();

/** Certificates that somebody may transfer now. */
export const transferable = (portal: Portal, who: string): readonly KnownCertificate[] =>
  Object.values(portal.certificates).filter(({ id, owner }) => owner === who && !isEnded(portal, id) && openDossierOn(portal, id) === undefined);

/** The last transfer that somebody declared and that a party stopped, where its certificate may be declared anew. */
export const stoppedDossier = (portal: Portal, seller: string): Dossier | undefined =>
  dossiersOf(portal, seller).find(
    (dossier) =>
      dossier.seller === seller && dossier.withdrawnBy !== undefined && transferable(portal, seller).some(({ id }) => id === dossier.certificate),
  );

/** Whether a dossier is a land transfer: other services number theirs otherwise. */
export const isTransfer = (dossier: string): boolean => /^099-\d{6}-\d{4}$/.test(dossier);
