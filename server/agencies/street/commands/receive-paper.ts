import { Paper, street } from '../street.ts';

/** An office gives somebody a paper for another one. Nobody else can make one. */
export const receivePaper = street.command({
  name: 'receive-paper',
  from: ['link'],
  input: Paper,
  refusals: {},
  judge: (_, { input, dice }) => [street.fact('paper-received', { ...input, id: `P${dice.digits('paper', 8)}` })],
});
