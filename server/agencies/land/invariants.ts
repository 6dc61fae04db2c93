import { certificateId, type Land } from './land.ts';

/**
 * What is wrong with a register, in words; empty for every register that commands can lead to.
 * A plot that was ever registered has exactly one valid certificate; an ended one names a successor for the same plot; a serial is given once.
 */
export function brokenInvariants({ certificates }: Land): readonly string[] {
  const all = Object.values(certificates);
  const plots = new Map<string, number>();
  for (const { plot, status } of all) {
    const key = `${plot.ward}, ${plot.sheet}, ${plot.number}`;
    plots.set(key, (plots.get(key) ?? 0) + (status === 'valid' ? 1 : 0));
  }
  return [
    ...[...plots].flatMap(([plot, valid]) => (valid === 1 ? [] : [`plot ${plot} has ${valid} valid certificates`])),
    ...all.flatMap(({ id, status, replacedBy }) =>
      status === 'ended' && !Object.hasOwn(certificates, replacedBy ?? '') ? [`certificate ${id} ended without a successor`] : [],
    ),
    ...all.flatMap(({ id, serial, owner }) =>
      id === certificateId(serial) && owner !== '' ? [] : [`certificate ${id} has no owner or another's number`],
    ),
  ];
}
