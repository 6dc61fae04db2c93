import { defineSite, type Site } from '../../page.ts';
import type { BankAgency } from '../bank.ts';
import type { BankCommands } from '../commands.ts';
import { nextPayment } from '../state.ts';
import { homeModel, instructionModel, paymentModel, statementModel } from './models.ts';

/** The bank in the browser: where the portal sends one to pay. */
export function webSite(agency: BankAgency, c: BankCommands): Site {
  const place = { bank: agency.name, site: agency.name };
  return defineSite(agency, {
    id: agency.name,
    pane: 'browser',
    host: `www.${agency.name}.example`,
    face: 'bank',
    pages: {
      '': { address: 'tai-khoan', forms: [c.leave], model: (state, { seat, at }) => homeModel(state, place, seat, at) },
      'log-in': { address: 'dang-nhap', forms: [c.enter], model: (state, { seat, at }) => homeModel(state, place, seat, at) },
      'orders/:order': {
        address: 'thanh-toan/don-hang',
        forms: [c.approvePayment, c.enter],
        model: (state, { seat, at, params }) => paymentModel(state, place, seat, at, params['order'] ?? ''),
        underWay(state, seat) {
          const waiting = nextPayment(state, seat);
          return waiting && { order: waiting.order };
        },
      },
      'confirm/:id': {
        address: 'thanh-toan/xac-nhan',
        forms: [c.confirm, c.sendNewCode, c.cancel],
        model: (state, { seat, at, params }) => instructionModel(state, place, seat, at, params['id'] ?? ''),
      },
      'results/:id': {
        address: 'thanh-toan/ket-qua',
        forms: [],
        model: (state, { seat, at, params }) => instructionModel(state, place, seat, at, params['id'] ?? ''),
      },
      'accounts/:number': {
        address: 'tai-khoan/sao-ke',
        forms: [],
        model: (state, { seat, at, params }) => statementModel(state, place, seat, at, params['number'] ?? ''),
      },
    },
    leads: {
      entered: ({ order }) => (order === undefined ? '' : `orders/${order}`),
      left: () => 'log-in',
      'approval-started': ({ id }) => `confirm/${id ?? ''}`,
      'code-renewed': ({ id }) => `confirm/${id ?? ''}`,
      'payment-made': ({ id }) => `results/${id ?? ''}`,
      'transfer-made': ({ id }) => `results/${id ?? ''}`,
      'approval-cancelled': ({ order }) => (order === undefined ? '' : `orders/${order}`),
    },
  });
}
