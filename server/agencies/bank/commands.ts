import type { BankAgency } from './bank.ts';
import { approvePaymentAt } from './commands/approve-payment.ts';
import { cancelAt } from './commands/cancel.ts';
import { confirmAt } from './commands/confirm.ts';
import { drawOffAt } from './commands/draw-off.ts';
import { enterAt } from './commands/enter.ts';
import { comeUpAt, goDownAt } from './commands/go-down.ts';
import { leaveAt } from './commands/leave.ts';
import { openAccountAt } from './commands/open-account.ts';
import { approveTransferAt, orderTransferAt } from './commands/order-transfer.ts';
import { presentPaymentAt, withdrawPaymentAt } from './commands/present-payment.ts';
import { returnTransferAt } from './commands/return-transfer.ts';
import { sendNewCodeAt } from './commands/send-new-code.ts';

/** All that can be done at one bank. */
export const commandsOf = (bank: BankAgency) => ({
  openAccount: openAccountAt(bank),
  enter: enterAt(bank),
  leave: leaveAt(bank),
  presentPayment: presentPaymentAt(bank),
  withdrawPayment: withdrawPaymentAt(bank),
  approvePayment: approvePaymentAt(bank),
  orderTransfer: orderTransferAt(bank),
  approveTransfer: approveTransferAt(bank),
  sendNewCode: sendNewCodeAt(bank),
  confirm: confirmAt(bank),
  cancel: cancelAt(bank),
  returnTransfer: returnTransferAt(bank),
  drawOff: drawOffAt(bank),
  goDown: goDownAt(bank),
  comeUp: comeUpAt(bank),
});

export type BankCommands = ReturnType<typeof commandsOf>;
