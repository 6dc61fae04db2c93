import type { Command } from '../world/agency.ts';
import { begin, endExam, inject, leaveSeat, passTime, takeSeat } from '../world/practice.ts';
import { saoBien, treXanh } from './bank/banks.ts';
import { closeCases } from './coach/commands/close-cases.ts';
import { judgeCase } from './coach/commands/judge-case.ts';
import { reportBug } from './coach/commands/report-bug.ts';
import { showMove } from './coach/commands/show-move.ts';
import { takeHint } from './coach/commands/take-hint.ts';
import { checkDossier } from './land/commands/check-dossier.ts';
import { receiveDossier } from './land/commands/receive-dossier.ts';
import { registerCertificate } from './land/commands/register-certificate.ts';
import { updateRegister } from './land/commands/update-register.ts';
import { certifyContract } from './notary/commands/certify-contract.ts';
import { drawUp } from './notary/commands/draw-up.ts';
import { recordDecline } from './notary/commands/record-decline.ts';
import { recordSignature } from './notary/commands/record-signature.ts';
import { admitPayer, dismissPayer } from './payments/commands/admit-payer.ts';
import { failOrder, giveUpOrder } from './payments/commands/give-up-order.ts';
import { issueOrder } from './payments/commands/issue-order.ts';
import { noteReturn } from './payments/commands/note-return.ts';
import { postDuty } from './payments/commands/post-duty.ts';
import { recordPayment } from './payments/commands/record-payment.ts';
import { recordTransfer } from './payments/commands/record-transfer.ts';
import { blockSender } from './phone/commands/block-sender.ts';
import { deleteSms } from './phone/commands/delete-sms.ts';
import { installApp } from './phone/commands/install-app.ts';
import { openLink } from './phone/commands/open-link.ts';
import { receiveNotice } from './phone/commands/receive-notice.ts';
import { receiveSms } from './phone/commands/receive-sms.ts';
import { reportSms } from './phone/commands/report-sms.ts';
import { unblockSender } from './phone/commands/unblock-sender.ts';
import { declareTransfer } from './portal/commands/declare-transfer.ts';
import { knowCertificate } from './portal/commands/know-certificate.ts';
import { knowPerson } from './portal/commands/know-person.ts';
import { logOut } from './portal/commands/log-out.ts';
import { noteSignature } from './portal/commands/note-signature.ts';
import { noteStage } from './portal/commands/note-stage.ts';
import { openLogIn } from './portal/commands/open-log-in.ts';
import { openSession } from './portal/commands/open-session.ts';
import { withdrawDossier } from './portal/commands/withdraw-dossier.ts';
import { arrive } from './street/commands/arrive.ts';
import { endWait } from './street/commands/end-wait.ts';
import { handIn } from './street/commands/hand-in.ts';
import { receivePaper } from './street/commands/receive-paper.ts';
import { returnPaper } from './street/commands/return-paper.ts';
import { setOut } from './street/commands/set-out.ts';
import { waitForOpening } from './street/commands/wait-for-opening.ts';
import { assess } from './tax/commands/assess.ts';
import { giveDetails } from './trap/commands/give-details.ts';
import { receiveVisit } from './trap/commands/receive-visit.ts';
import { addPaper } from './vneid/commands/add-paper.ts';
import { askSignature } from './vneid/commands/ask-signature.ts';
import { changePaper } from './vneid/commands/change-paper.ts';
import { confirmCode } from './vneid/commands/confirm-code.ts';
import { confirmQr } from './vneid/commands/confirm-qr.ts';
import { declineSignature } from './vneid/commands/decline-signature.ts';
import { enterApp } from './vneid/commands/enter-app.ts';
import { grantAccess } from './vneid/commands/grant-access.ts';
import { leaveApp } from './vneid/commands/leave-app.ts';
import { logIn } from './vneid/commands/log-in.ts';
import { openAccount } from './vneid/commands/open-account.ts';
import { openPaper } from './vneid/commands/open-paper.ts';
import { readQr } from './vneid/commands/read-qr.ts';
import { refuseAccess } from './vneid/commands/refuse-access.ts';
import { refuseQr } from './vneid/commands/refuse-qr.ts';
import { sendNewCode } from './vneid/commands/send-new-code.ts';
import { showQr } from './vneid/commands/show-qr.ts';
import { sign } from './vneid/commands/sign.ts';
import { withdrawRequest } from './vneid/commands/withdraw-request.ts';

/** All that can be done anywhere, wired by hand. */
export const commands: readonly Command[] = [
  ...[begin, takeSeat, leaveSeat, passTime, inject, endExam],
  ...[showMove, takeHint, judgeCase, reportBug, closeCases],
  ...[receiveSms, receiveNotice, installApp, openLink, deleteSms, blockSender, unblockSender, reportSms],
  ...[receiveVisit, giveDetails],
  ...[openAccount, enterApp, leaveApp, logIn, sendNewCode, confirmCode, grantAccess, refuseAccess],
  ...[showQr, readQr, confirmQr, refuseQr, addPaper, changePaper, openPaper, askSignature, withdrawRequest, sign, declineSignature],
  ...[knowPerson, knowCertificate, openLogIn, openSession, logOut, declareTransfer, noteSignature, noteStage, withdrawDossier],
  ...[admitPayer, dismissPayer, postDuty, issueOrder, giveUpOrder, recordPayment, failOrder, recordTransfer, noteReturn],
  ...Object.values(treXanh.commands),
  ...Object.values(saoBien.commands),
  ...[drawUp, recordSignature, recordDecline, certifyContract],
  ...[registerCertificate, receiveDossier, checkDossier, updateRegister],
  ...[assess],
  ...[setOut, arrive, waitForOpening, endWait, receivePaper, handIn, returnPaper],
];
