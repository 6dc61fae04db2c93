import { defineSite, type Site } from '../../page.ts';
import type { BankAgency } from '../bank.ts';
import type { BankCommands } from '../commands.ts';
import { homeModel, instructionModel, statementModel } from './models.ts';

/** The bank's app on the phone: accounts, plain transfers, statements. */
export function appSite(agency: BankAgency, c: BankCommands): Site {
  const site = `${agency.name}-app`;
  const place = { bank: agency.name, site };
  return defineSite(agency, {
    id: site,
    pane: 'phone',
    face: 'bank-app',
    pages: {
      '': { forms: [c.enter, c.leave], model: (state, { seat, at }) => homeModel(state, place, seat, at) },
      transfer: { forms: [c.orderTransfer], model: (state, { seat, at }) => homeModel(state, place, seat, at) },
      'transfers/:id': {
        forms: [c.approveTransfer, c.cancel],
        model: (state, { seat, at, params }) => instructionModel(state, place, seat, at, params['id'] ?? ''),
      },
      'confirm/:id': {
        forms: [c.confirm, c.sendNewCode, c.cancel],
        model: (state, { seat, at, params }) => instructionModel(state, place, seat, at, params['id'] ?? ''),
      },
      'results/:id': { forms: [], model: (state, { seat, at, params }) => instructionModel(state, place, seat, at, params['id'] ?? '') },
      'accounts/:number': {
        forms: [],
        model: (state, { seat, at, params }) => statementModel(state, place, seat, at, params['number'] ?? ''),
      },
    },
    leads: {
      entered: () => '',
      left: () => '',
      'transfer-ordered': ({ id }) => `transfers/${id ?? ''}`,
      'approval-started': ({ id }) => `confirm/${id ?? ''}`,
      'code-renewed': ({ id }) => `confirm/${id ?? ''}`,
      'transfer-made': ({ id }) => `results/${id ?? ''}`,
      'payment-made': ({ id }) => `results/${id ?? ''}`,
      'approval-cancelled': () => '',
    },
  });
}
