import { defineSite } from '../page.ts';
import { giveUpOrder } from './commands/give-up-order.ts';
import { issueOrder } from './commands/issue-order.ts';
import { homeModel, noticeModel, orderModel, receiptModel, receiptsModel } from './models.ts';
import { payments } from './payments.ts';

/** Thanh toán trực tuyến: the part of the portal where one pays. */
export const paymentsSite = defineSite(payments, {
  id: 'payments',
  pane: 'browser',
  host: 'dichvucong.gov.vn',
  pages: {
    '': { address: 'thanh-toan', forms: [], model: homeModel },
    'dossiers/:dossier': {
      address: 'thanh-toan/thong-bao',
      forms: [issueOrder],
      model: (state, look) => noticeModel(state, look, look.params['dossier'] ?? ''),
    },
    'dossiers/:dossier/receipts': {
      address: 'thanh-toan/chung-tu',
      forms: [],
      model: (state, look) => receiptsModel(state, look, look.params['dossier'] ?? ''),
    },
    'orders/:order': {
      address: 'thanh-toan/giao-dich',
      forms: [giveUpOrder],
      model: (state, look) => orderModel(state, look, look.params['order'] ?? ''),
    },
    'receipts/:duty': {
      address: 'thanh-toan/chung-tu/chi-tiet',
      forms: [],
      model: (state, look) => receiptModel(state, look, look.params['duty'] ?? ''),
    },
  },
  leads: {
    'order-issued': ({ order }) => `orders/${order ?? ''}`,
    'order-given-up': ({ order }) => `orders/${order ?? ''}`,
  },
});
